import { z } from 'zod';
import type { OrganizationId, UserId } from '@/lib/core/ids';
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
  readonly userId: UserId | null;
  readonly organizationId: OrganizationId | null;
  readonly toAddress: string;
  readonly subject: string;
  readonly body: string;
  /** Sent before the others. */
  readonly urgent: boolean;
  /** What the mail is about, as `<type>-<id>`; mails about the same thing form a thread. Empty = none. */
  readonly thread: string;
}
