import { z } from 'zod';
import { organizationId, userId } from '@/lib/core/id-shapes';
export const declarationSummaryShape = z.object({
  id: z.string(),
  plan: z.number(),
  townCode: z.string(),
  townName: z.string(),
  hostCode: z.string(),
  hostName: z.string(),
  state: z.enum(['requested', 'open', 'closed', 'withdrawn']),
  declaredAt: z.date(),
  openedAt: z.date().nullable(),
  endedAt: z.date().nullable(),
});
export type DeclarationSummary = z.infer<typeof declarationSummaryShape>;

export const stepSummaryShape = z.object({
  number: z.number(),
  state: z.string(),
  doneBy: z.string(),
  doneAt: z.date().nullable(),
  evidence: z.string(),
});
export type StepSummary = z.infer<typeof stepSummaryShape>;

export const openingSummaryShape = z.object({
  id: z.string(),
  holder: z.string(),
  enteredBy: z.string(),
  at: z.date(),
  outcome: z.string(),
});
export type OpeningSummary = z.infer<typeof openingSummaryShape>;

export const declarationDetailShape = declarationSummaryShape.extend({
  townId: organizationId,
  reason: z.string(),
  representative: z.string(),
  requestMeans: z.string(),
  requestRecordedBy: z.string(),
  requestConfirmedBy: z.string(),
  declaredBy: z.string(),
  declaredById: userId,
  endedBy: z.string(),
  endReason: z.string(),
  dataAt: z.date().nullable(),
  address: z.string(),
  steps: z.array(stepSummaryShape).readonly(),
  openings: z.array(openingSummaryShape).readonly(),
  /** Generation of the key that the copy here asks for; 0 = there is no copy. */
  generation: z.number(),
});
export type DeclarationDetail = z.infer<typeof declarationDetailShape>;
