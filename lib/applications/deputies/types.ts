import { z } from 'zod';
export const personShape = z.object({
  id: z.string(),
  name: z.string(),
  /** Decides by role: only such people need a deputy. */
  reviews: z.boolean(),
});
export type Person = z.infer<typeof personShape>;

export const deputyRowShape = z.object({
  id: z.string(),
  userName: z.string(),
  deputyName: z.string(),
  /** Business dates, both included. */
  validFrom: z.string(),
  validTo: z.string(),
});
export type DeputyRow = z.infer<typeof deputyRowShape>;
