import { z } from 'zod';
import { organizationId } from '@/lib/core/id-shapes';
import { decisions, forms, registers, states, ways } from './constants';

/** A fiscal year's requests, as published or as counted. */
export const figureShape = z.object({
  /** The calendar year in which it begins: 2013 = April 2013 – March 2014. */
  fiscalYear: z.number(),
  requestVisit: z.number(),
  requestPost: z.number(),
  receiptVisit: z.number(),
  receiptPost: z.number(),
});
export type Figure = z.infer<typeof figureShape>;

export const postedFigureShape = figureShape.extend({
  organizationId,
  organizationName: z.string(),
  asOf: z.string(),
  version: z.number(),
});
export type PostedFigure = z.infer<typeof postedFigureShape>;

export const caseSummaryShape = z.object({
  id: z.string(),
  number: z.number(),
  register: z.enum(registers),
  reference: z.string(),
  requestWay: z.enum(ways),
  /** Business dates `YYYY-MM-DD`. */
  receivedOn: z.string(),
  dueOn: z.string(),
  state: z.enum(states),
  decision: z.union([z.enum(decisions), z.literal('')]),
  deliveredOn: z.string().nullable(),
  receiptWay: z.union([z.enum(ways), z.literal('')]),
});
export type CaseSummary = z.infer<typeof caseSummaryShape>;

export const caseRecordShape = z.object({
  id: z.string(),
  reference: z.string(),
  business: z.string(),
  providedOn: z.string(),
  requesterName: z.string(),
  providerName: z.string(),
  code: z.string(),
  /** Who set the code; null = there is none. */
  codeSetById: organizationId.nullable(),
  codeSetByName: z.string(),
  withheld: z.boolean().nullable(),
  /** When the body that set the code was asked for its reason; null = not asked. */
  askedAt: z.date().nullable(),
  /** Its answer; empty = none yet. */
  codeReason: z.string(),
});
export type CaseRecord = z.infer<typeof caseRecordShape>;

export const caseDetailShape = caseSummaryShape.extend({
  organizationId,
  extensionReason: z.string(),
  agreedToOther: z.boolean(),
  confirmedOn: z.string().nullable(),
  confirmedBy: z.string(),
  decidedOn: z.string().nullable(),
  decisionReason: z.string(),
  form: z.union([z.enum(forms), z.literal('')]),
  version: z.number(),
  records: z.array(caseRecordShape).readonly(),
});
export type CaseDetail = z.infer<typeof caseDetailShape>;

export const recordRowShape = z.object({
  id: z.string(),
  reference: z.string(),
  business: z.string(),
  providedOn: z.string(),
  requesterName: z.string(),
  providerName: z.string(),
  code: z.string(),
  codeSetById: organizationId.nullable(),
  codeSetByName: z.string(),
  /** The reader's own knowledge: the person is under support measures. */
  supported: z.boolean(),
  /** Why the reader's organization set the code; empty = it did not. */
  ownReason: z.string(),
  version: z.number(),
});
export type RecordRow = z.infer<typeof recordRowShape>;

/** Asked of the reader's organization, or by it. */
export const consultationRowShape = z.object({
  id: z.string(),
  reference: z.string(),
  askingName: z.string(),
  askedName: z.string(),
  question: z.string(),
  askedAt: z.date(),
  reason: z.string(),
  /** What the reader's organization wrote down when it set the code. */
  ownReason: z.string(),
});
export type ConsultationRow = z.infer<typeof consultationRowShape>;
