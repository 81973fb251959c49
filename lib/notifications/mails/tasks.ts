import 'server-only';
import { now } from '@/lib/core/clock';
import { withSystem } from '@/lib/core/db';
import { log } from '@/lib/core/log';
import { isRefusedForGood, mailDomain, sendMail, sendsMail } from '@/lib/core/mail';
import { claimMails, postponeMail, settleMails } from './mutations';
import { claimLasts, mailsAtOnce } from './rules';
import type { ClaimedMail } from './types';

const task = 'mails.send';

/** Sends those of the mails that are due: claim, send, settle, each its own transaction. Safe to call any number of times. */
export async function deliverMails(ids: readonly string[]): Promise<void> {
  const mails = await withSystem(task, (db) => claimMails(db, ids));
  if (mails.length === 0) return;
  if (!sendsMail()) {
    await withSystem(task, (db) => settleMails(db, mails, 'kept'));
    return;
  }
  const outcomes = await Promise.allSettled(mails.map(isTaken));
  const taken = mails.filter((_, index) => {
    const outcome = outcomes[index];
    return outcome?.status === 'fulfilled' && outcome.value;
  });
  await withSystem(task, (db) => settleMails(db, taken, 'sent'));
  const broken = outcomes.find(({ status }) => status === 'rejected');
  if (broken?.status === 'rejected') throw broken.reason;
}

/** Did the mail server take it? If not, it is given back. */
async function isTaken(mail: ClaimedMail): Promise<boolean> {
  try {
    await sendMail(toMessage(mail));
    return true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log().warn({ mailId: mail.id, attempts: mail.attempts, reason }, 'mail not sent');
    await withSystem(task, (db) => postponeMail(db, mail, reason, isRefusedForGood(error)));
    return false;
  }
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
  const ids = mails.map(({ id }) => id);
  for (let at = 0; at < ids.length; at += mailsAtOnce) await deliverMails(ids.slice(at, at + mailsAtOnce));
  return mails.length;
}
