import { z } from 'zod';
/** The copy that this database holds of the town. */
export const dataCopyShape = z.object({
  dataAt: z.date(),
  /** Short name of the declaration; '' = none is open. */
  declaration: z.string(),
  issuingStoppedAt: z.date().nullable(),
});
export type DataCopy = z.infer<typeof dataCopyShape>;
