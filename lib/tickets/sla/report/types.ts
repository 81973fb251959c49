import { z } from 'zod';
import { organizationKinds } from '@/lib/access/actor';

/** How many of a tier's inquiries met a target; `open`: not yet due and not yet met. */
export const targetCountShape = z.object({ met: z.number(), missed: z.number(), open: z.number() });
export type TargetCount = z.infer<typeof targetCountShape>;

/** The inquiries that first came to a tier's desks in a month. */
export const tierReportShape = z.object({
  tier: z.enum(organizationKinds),
  tickets: z.number(),
  firstResponse: targetCountShape,
  solution: targetCountShape,
  /** Hours by the clock from coming in to the first response and to the solution, of those that have one; null = there is none. */
  medianFirst: z.number().nullable(),
  medianSolution: z.number().nullable(),
});
export type TierReport = z.infer<typeof tierReportShape>;

/** How long a tier kept what it had in hand, of what it handed on or answered in the month. */
export const holdingReportShape = z.object({
  tier: z.enum(organizationKinds),
  handedOn: z.number(),
  /** Hours by the clock. */
  median: z.number(),
  ninetieth: z.number(),
  /** In hand now, whenever it came. */
  held: z.number(),
});
export type HoldingReport = z.infer<typeof holdingReportShape>;
