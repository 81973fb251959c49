import { z } from 'zod';
export const monthRowShape = z.object({
  /** `YYYY-MM` in Japan, of the detection. */
  month: z.string(),
  count: z.number(),
  urgent: z.number(),
  leak: z.number(),
  security: z.number(),
  workError: z.number(),
  open: z.number(),
  /** Medians in hours; null = of none of them. */
  toOperator: z.number().nullable(),
  toClose: z.number().nullable(),
});
export type MonthRow = z.infer<typeof monthRowShape>;

export const bodyRowShape = z.object({ name: z.string(), count: z.number(), open: z.number() });
export type BodyRow = z.infer<typeof bodyRowShape>;
