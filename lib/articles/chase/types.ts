import type { ReceiptState } from './schema';

/** Mails that a mail server took, that were kept because none is set up, that wait, and that no server took. */
export interface Mails {
  readonly sent: number;
  readonly kept: number;
  readonly waiting: number;
  readonly failed: number;
}

/** How an organization stands to an article. */
export interface Receipt {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly prefectureName: string | null;
  readonly state: ReceiptState;
  readonly firstReadAt: Date | null;
  readonly confirmedAt: Date | null;
  readonly confirmedBy: string;
  /** Its mails, for the author's organization; null = none, or not to be seen. */
  readonly mails: Mails | null;
}

export type ReceiptCounts = Readonly<Record<ReceiptState, number>>;

export interface Reminder {
  readonly id: string;
  readonly at: Date;
  readonly userName: string;
  readonly organizationName: string;
  readonly count: number;
}
