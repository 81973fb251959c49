/** A mail that this worker has claimed and must settle. */
export interface ClaimedMail {
  readonly id: string;
  readonly toAddress: string;
  readonly subject: string;
  readonly body: string;
  readonly thread: string;
  readonly urgent: boolean;
  readonly attempts: number;
  readonly claimedAt: Date;
}

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
