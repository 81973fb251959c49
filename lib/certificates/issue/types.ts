import { z } from 'zod';
import { CertificateKind, PrintOutcome } from '@/lib/core/generated/enums';
import type { IncomeCertificate, InsuranceCard, ResidentRecord, TaxPaymentCertificate } from '../types';

/** What a certificate says, by its kind; kept with its issue so that a reprint says the same. */
export type CertificateContent =
  | { readonly kind: 'resident_record'; readonly content: ResidentRecord }
  | { readonly kind: 'tax_payment'; readonly content: TaxPaymentCertificate }
  | { readonly kind: 'income'; readonly content: IncomeCertificate }
  | { readonly kind: 'insurance'; readonly content: InsuranceCard };

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
  document: z.custom<CertificateContent>().nullable(),
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
