import { z } from 'zod';
import type { ReceiptState } from './schema';
import { receiptStates } from './schema';

/** Mails that a mail server took, that were kept because none is set up, that wait, and that no server took. */
export const mailsShape = z.object({ sent: z.number(), kept: z.number(), waiting: z.number(), failed: z.number() });
export type Mails = z.infer<typeof mailsShape>;

/** How an organization stands to an article. */
export const receiptShape = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  prefectureName: z.string().nullable(),
  state: z.enum(receiptStates),
  firstReadAt: z.date().nullable(),
  confirmedAt: z.date().nullable(),
  confirmedBy: z.string(),
  /** Its mails, for the author's organization; null = none, or not to be seen. */
  mails: mailsShape.nullable(),
});
export type Receipt = z.infer<typeof receiptShape>;

export type ReceiptCounts = Readonly<Record<ReceiptState, number>>;

export const reminderShape = z.object({
  id: z.string(),
  at: z.date(),
  userName: z.string(),
  organizationName: z.string(),
  count: z.number(),
});
export type Reminder = z.infer<typeof reminderShape>;
