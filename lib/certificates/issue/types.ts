import { z } from 'zod';
import { CertificateKind, PrintOutcome } from '@/lib/core/generated/enums';
import { incomeShape, insuranceCardShape, residentRecordShape, taxPaymentShape } from '../types';

/** What a certificate says, by its kind; kept with its issue so that a reprint says the same. */
const certificateContentShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('resident_record'), content: residentRecordShape }),
  z.object({ kind: z.literal('tax_payment'), content: taxPaymentShape }),
  z.object({ kind: z.literal('income'), content: incomeShape }),
  z.object({ kind: z.literal('insurance'), content: insuranceCardShape }),
]);
export type CertificateContent = z.infer<typeof certificateContentShape>;

/** A line of the log. */
export const issueSummaryShape = z.object({
  id: z.string(),
  serial: z.string(),
  kind: z.enum(CertificateKind),
  residentNumber: z.string(),
  subject: z.string(),
  place: z.string(),
  site: z.string(),
  dataAt: z.date().nullable(),
  previousDay: z.boolean(),
  stockName: z.string(),
  sheetFrom: z.number().nullable(),
  sheets: z.number(),
  issuedByName: z.string(),
  at: z.date(),
  outcome: z.enum(PrintOutcome),
  failure: z.string(),
  reprintOf: z.string().nullable(),
  reason: z.string(),
});
export type IssueSummary = z.infer<typeof issueSummaryShape>;

export const issueDetailShape = issueSummaryShape.extend({
  residentId: z.string().nullable(),
  options: z.record(z.string(), z.unknown()).readonly(),
  document: certificateContentShape.nullable(),
  declaration: z.string(),
  stockId: z.string().nullable(),
  offsetX: z.number(),
  offsetY: z.number(),
  approvedBy: z.string(),
  confirmedAt: z.date().nullable(),
  confirmedBy: z.string(),
  /** Serial of the issue that this one prints once more. */
  originalSerial: z.string(),
  originalAt: z.date(),
  reprints: z.number(),
});
export type IssueDetail = z.infer<typeof issueDetailShape>;
