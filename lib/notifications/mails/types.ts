/** A mail that this worker has claimed and must settle. */
export interface ClaimedMail {
  readonly id: string;
  readonly toAddress: string;
  readonly subject: string;
  readonly body: string;
  readonly thread: string;
  readonly attempts: number;
  readonly claimedAt: Date;
}

export interface NewMail {
  readonly id: string;
  readonly userId: string;
  readonly toAddress: string;
  readonly subject: string;
  readonly body: string;
  /** What the mail is about, as `<type>-<id>`; mails about the same thing form a thread. Empty = none. */
  readonly thread: string;
}
