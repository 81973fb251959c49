import { z } from 'zod';

export const applicationKinds = [
  'moved_in',
  'moved_out',
  'moved_within',
  'born',
  'died',
  'household_changed',
  'other',
] as const;
export const applicationOutcomes = ['applied', 'rejected', 'resolved'] as const;

const optional = (most: number) => z.string().trim().max(most).default('');

/** What stands on the form that an applicant hands in, as far as it is needed to act on it later. */
export const takeApplicationSchema = z.strictObject({
  kind: z.enum(applicationKinds),
  residentNumber: optional(20),
  content: z.string().trim().min(1).max(4_000),
  addressee: optional(400),
  papersOwed: optional(400),
  urgent: z.stringbool().default(false),
  vendorContact: optional(200),
  approver: optional(100),
});
export type TakeApplicationInput = z.output<typeof takeApplicationSchema>;

export const decideApplicationSchema = z.strictObject({
  id: z.uuid(),
  outcome: z.enum(applicationOutcomes),
  reason: z.string().trim().min(1).max(1_000),
});
export type DecideApplicationInput = z.output<typeof decideApplicationSchema>;
