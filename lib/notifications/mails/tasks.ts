import 'server-only';
import { now } from '@/lib/core/clock';
import { withSystem } from '@/lib/core/db';
import { log } from '@/lib/core/log';
import { isRefusedForGood, mailDomain, sendMail, sendsMail } from '@/lib/core/mail';
import { claimMail, postponeMail, settleMail } from './mutations';
import { claimLasts } from './rules';
import type { ClaimedMail } from './types';

const task = 'mails.send';

/** Sends one mail if it is due: claim, send, settle, each its own transaction. Safe to call any number of times. */
export async function deliverMail(id: string): Promise<void> {
  const mail = await withSystem(task, (db) => claimMail(db, id));
  if (!mail) return;
  if (!sendsMail()) {
    await withSystem(task, (db) => settleMail(db, mail, 'kept'));
    return;
  }
  try {
    await sendMail(toMessage(mail));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log().warn({ mailId: id, attempts: mail.attempts, reason }, 'mail not sent');
    await withSystem(task, (db) => postponeMail(db, mail, reason, isRefusedForGood(error)));
    return;
  }
  await withSystem(task, (db) => settleMail(db, mail, 'sent'));
}

function toMessage(mail: ClaimedMail) {
  const domain = mailDomain();
  return {
    messageId: `${mail.id}@${domain}`,
    to: mail.toAddress,
    subject: mail.subject,
    text: mail.body,
    ...(mail.thread === '' ? {} : { inReplyTo: `${mail.thread}@${domain}` }),
  };
}

/** Sends what no job sends: claims of dead workers, mails whose job was lost. */
export async function deliverOverdueMails(limit = 200): Promise<number> {
  const at = now();
  const lapsed = new Date(at.getTime() - claimLasts);
  const overdue = new Date(at.getTime() - 20_000);
  const mails = await withSystem('mails.sweep', (db) =>
    db.mail.findMany({
      where: {
        OR: [
          { state: 'queued', dueAt: { lt: overdue } },
          { state: 'sending', claimedAt: { lt: lapsed } },
        ],
      },
      select: { id: true },
      orderBy: [{ urgent: 'desc' }, { dueAt: 'asc' }],
      take: limit,
    }),
  );
  for (const { id } of mails) await deliverMail(id);
  return mails.length;
}
