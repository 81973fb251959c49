import 'server-only';
import { createTransport, type Transporter } from 'nodemailer';
import { env } from './env';

export interface OutgoingMail {
  /** Without brackets; the same mail always has the same. */
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Message-ID of the thread that it belongs to, without brackets. */
  readonly inReplyTo?: string;
}

const processWide = globalThis as { renkeiMail?: Transporter };

/** False in the demonstration and wherever no mail server is configured: mails are kept, not sent. */
export const sendsMail = (): boolean => env().SMTP_URL !== '';

/** Domain of all Message-IDs: the sender's. */
export function mailDomain(): string {
  return /@([A-Za-z0-9.-]+)>?\s*$/.exec(env().RENKEI_MAIL_FROM)?.[1] ?? 'renkei.example';
}

function transport(): Transporter {
  processWide.renkeiMail ??= createTransport({
    url: env().SMTP_URL,
    pool: true,
    maxConnections: 4,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return processWide.renkeiMail;
}

/** Gives one mail to the mail server. Resolves when the server has taken it; throws its answer otherwise. */
export async function sendMail(mail: OutgoingMail): Promise<void> {
  const thread =
    mail.inReplyTo === undefined ? {} : { inReplyTo: `<${mail.inReplyTo}>`, references: `<${mail.inReplyTo}>` };
  await transport().sendMail({
    from: env().RENKEI_MAIL_FROM,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    messageId: `<${mail.messageId}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    ...thread,
  });
}

/** True when the server said that it will never take this mail (5xx), not merely not now. */
export function isRefusedForGood(error: unknown): boolean {
  const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
  return code >= 500 && code < 600;
}

export function closeMail(): void {
  processWide.renkeiMail?.close();
  delete processWide.renkeiMail;
}
