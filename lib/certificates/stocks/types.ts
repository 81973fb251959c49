import { z } from 'zod';
import { PaperKind } from '@/lib/core/generated/enums';

export const stockShape = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(PaperKind),
  /** A form on which the towns agreed. */
  shared: z.boolean(),
  nextNumber: z.number(),
  lastNumber: z.number(),
  /** Tenths of a millimetre. */
  offsetX: z.number(),
  offsetY: z.number(),
  retiredAt: z.date().nullable(),
  version: z.number(),
});
export type Stock = z.infer<typeof stockShape>;
