import 'server-only';
import { enqueue, urgentPriority } from '@/lib/core/background/queue';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { sendsMail } from '@/lib/core/mail';
import { mailTask } from '../constants';
import { claimLasts, mailsAtOnce, mostAttempts, retryDelay } from './rules';
import { type ClaimedMail, claimedMailShape, type NewMail } from './types';

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
    SELECT renkei.enqueue(${mailTask}, json_build_object('mailIds', json_agg(m.id)), NULL, NULL, CASE WHEN m.urgent THEN ${urgentPriority}::integer END)
    FROM (SELECT id, urgent, (row_number() OVER (PARTITION BY urgent ORDER BY id) - 1) / ${mailsAtOnce}::integer AS batch
      FROM mails WHERE id = ANY (${ids}::uuid[])) m
    GROUP BY m.urgent, m.batch`;
}

/**
 * Takes those of the mails for sending that are due and that no other worker has. The claim must be committed before the
 * first byte goes out: a worker that dies then leaves a claim that lapses, and the mail goes out again under its own Message-ID.
 */
export async function claimMails(db: Db, ids: readonly string[]): Promise<ClaimedMail[]> {
  const at = now();
  const lapsed = new Date(at.getTime() - claimLasts);
  return askRows(db, claimedMailShape)`
    UPDATE mails SET state = 'sending', claimed_at = ${at}, attempts = attempts + 1
     WHERE id IN (SELECT id FROM mails WHERE id = ANY (${ids}::uuid[])
       AND ((state = 'queued' AND due_at <= ${at}) OR (state = 'sending' AND claimed_at < ${lapsed})) FOR UPDATE SKIP LOCKED)
    RETURNING id, to_address AS "toAddress", subject, body, thread, urgent, attempts, claimed_at AS "claimedAt"`;
}

/** Ends claims; nothing happens to a mail that another worker has taken over meanwhile. */
export async function settleMails(db: Db, mails: readonly ClaimedMail[], state: 'sent' | 'kept'): Promise<void> {
  const [first] = mails;
  if (first === undefined) return;
  await db.mail.updateMany({
    where: { id: { in: mails.map(({ id }) => id) }, state: 'sending', claimedAt: first.claimedAt },
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
  if (count === 1 && !failed)
    await enqueue(db, mailTask, { mailIds: [mail.id] }, { runAt: dueAt, urgent: mail.urgent });
}
