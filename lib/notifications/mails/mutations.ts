import 'server-only';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { sendsMail } from '@/lib/core/mail';
import { enqueue, urgentPriority } from '@/lib/core/queue';
import { mailTask } from '../constants';
import { claimLasts, mostAttempts, retryDelay } from './rules';
import type { ClaimedMail, NewMail } from './types';

/** Queues mails in the caller's transaction. Where none are sent (demonstration) they are kept at once, without a job each. */
export async function createMails(db: Db, mails: readonly NewMail[]): Promise<void> {
  const at = now();
  const sends = sendsMail();
  await db.$executeRaw`
    INSERT INTO mails (id, user_id, organization_id, to_address, subject, body, thread, urgent, state, created_at, due_at, settled_at)
    SELECT m.id, m."userId", m."organizationId", m."toAddress", m.subject, m.body, m.thread, m.urgent,
      ${sends ? 'queued' : 'kept'}::mail_state, ${at}, ${at}, ${sends ? null : at}::timestamptz
    FROM json_to_recordset(${JSON.stringify(mails)}::json)
      AS m(id uuid, "userId" uuid, "organizationId" uuid, "toAddress" text, subject text, body text, thread text, urgent boolean)`;
  if (!sends) return;
  const ids = mails.map(({ id }) => id);
  await db.$executeRaw`
    SELECT renkei.enqueue(${mailTask}, json_build_object('mailId', m.id), NULL, NULL, CASE WHEN m.urgent THEN ${urgentPriority}::integer END)
    FROM mails m WHERE m.id = ANY (${ids}::uuid[])`;
}

/**
 * Takes a mail for sending; null = it is settled, not due, or another worker has it. The claim must be committed before the
 * first byte goes out: a worker that dies then leaves a claim that lapses, and the mail goes out again under its own Message-ID.
 */
export async function claimMail(db: Db, id: string): Promise<ClaimedMail | null> {
  const at = now();
  const lapsed = new Date(at.getTime() - claimLasts);
  const [mail] = await db.$queryRaw<ClaimedMail[]>`
    UPDATE mails SET state = 'sending', claimed_at = ${at}, attempts = attempts + 1
     WHERE id = ${id}::uuid AND ((state = 'queued' AND due_at <= ${at}) OR (state = 'sending' AND claimed_at < ${lapsed}))
    RETURNING id, to_address AS "toAddress", subject, body, thread, urgent, attempts, claimed_at AS "claimedAt"`;
  return mail ?? null;
}

/** Ends a claim; nothing happens when another worker has taken the mail over meanwhile. */
export async function settleMail(db: Db, mail: ClaimedMail, state: 'sent' | 'kept'): Promise<void> {
  await db.mail.updateMany({
    where: { id: mail.id, state: 'sending', claimedAt: mail.claimedAt },
    data: { state, settledAt: now(), lastError: '' },
  });
}

/** Gives a mail back after a failure, to be tried later, or for good when the server will never take it. */
export async function postponeMail(db: Db, mail: ClaimedMail, reason: string, forGood: boolean): Promise<void> {
  const at = now();
  const failed = forGood || mail.attempts >= mostAttempts;
  const dueAt = new Date(at.getTime() + retryDelay(mail.attempts));
  const { count } = await db.mail.updateMany({
    where: { id: mail.id, state: 'sending', claimedAt: mail.claimedAt },
    data: {
      state: failed ? 'failed' : 'queued',
      settledAt: failed ? at : null,
      dueAt,
      lastError: reason.slice(0, 500),
    },
  });
  if (count === 1 && !failed) await enqueue(db, mailTask, { mailId: mail.id }, { runAt: dueAt, urgent: mail.urgent });
}
