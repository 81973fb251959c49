import type { CertificateKind, PrintOutcome } from '@/lib/core/generated/enums';
import type { IncomeCertificate, InsuranceCard, ResidentRecord, TaxPaymentCertificate } from '../types';

/** What a certificate says, by its kind; kept with its issue so that a reprint says the same. */
export type CertificateContent =
  | { readonly kind: 'resident_record'; readonly content: ResidentRecord }
  | { readonly kind: 'tax_payment'; readonly content: TaxPaymentCertificate }
  | { readonly kind: 'income'; readonly content: IncomeCertificate }
  | { readonly kind: 'insurance'; readonly content: InsuranceCard };

/** A line of the log. */
export interface IssueSummary {
  readonly id: string;
  readonly serial: string;
  readonly kind: CertificateKind;
  readonly residentNumber: string;
  readonly subject: string;
  readonly place: string;
  readonly site: string;
  readonly dataAt: Date | null;
  readonly previousDay: boolean;
  readonly stockName: string;
  readonly sheetFrom: number | null;
  readonly sheets: number;
  readonly issuedByName: string;
  readonly at: Date;
  readonly outcome: PrintOutcome;
  readonly failure: string;
  readonly reprintOf: string | null;
  readonly reason: string;
}

export interface IssueDetail extends IssueSummary {
  readonly residentId: string | null;
  readonly options: Readonly<Record<string, unknown>>;
  readonly document: CertificateContent | null;
  readonly declaration: string;
  readonly stockId: string | null;
  readonly offsetX: number;
  readonly offsetY: number;
  readonly approvedBy: string;
  readonly confirmedAt: Date | null;
  readonly confirmedBy: string;
  /** Serial of the issue that this one prints once more. */
  readonly originalSerial: string;
  readonly originalAt: Date;
  readonly reprints: number;
}
