import { z } from 'zod';
/** A mail that this worker has claimed and must settle. */
export const claimedMailShape = z.object({
  id: z.string(),
  toAddress: z.string(),
  subject: z.string(),
  body: z.string(),
  thread: z.string(),
  urgent: z.boolean(),
  attempts: z.number(),
  claimedAt: z.date(),
});
export type ClaimedMail = z.infer<typeof claimedMailShape>;

export interface NewMail {
  readonly id: string;
  /** Who reads it; null = the desk of `organizationId`. */
  readonly userId: string | null;
  readonly organizationId: string | null;
  readonly toAddress: string;
  readonly subject: string;
  readonly body: string;
  /** Sent before the others. */
  readonly urgent: boolean;
  /** What the mail is about, as `<type>-<id>`; mails about the same thing form a thread. Empty = none. */
  readonly thread: string;
}
