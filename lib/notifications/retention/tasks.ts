import 'server-only';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import { type Db, withSystem } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import { log } from '@/lib/core/log';

const task = 'notifications.retention';
const day = 24 * 3_600_000;
/** Rows of one transaction: short enough that nobody waits for it. */
const batch = 5_000;

/** Deletes at most so many of what came to rest before the instant; returns how many. */
type Sweep = (db: Db, before: Date, most: number) => Promise<number>;

const readNotifications: Sweep = (db, before, most) => db.$executeRaw`
  DELETE FROM notifications WHERE id IN (SELECT id FROM notifications WHERE read_at < ${before} LIMIT ${most})`;

const unreadNotifications: Sweep = (db, before, most) => db.$executeRaw`
  DELETE FROM notifications WHERE id IN
    (SELECT id FROM notifications WHERE read_at IS NULL AND created_at < ${before} LIMIT ${most})`;

/**
 * What a mail told stays in the portal until it is old itself. Its channel changes with the reference, for a digest notification
 * without a mail would be taken for one that still waits.
 */
const mails: Sweep = async (db, before, most) => {
  const old = await db.mail.findMany({
    where: { state: { in: ['sent', 'kept', 'failed'] }, settledAt: { lt: before } },
    select: { id: true },
    take: most,
  });
  const ids = old.map(({ id }) => id);
  await db.notification.updateMany({ where: { mailId: { in: ids } }, data: { mailId: null, channel: 'portal' } });
  return (await db.mail.deleteMany({ where: { id: { in: ids } } })).count;
};

/** The outbox's rows, once they told nobody or all whom they told have lost the notification. */
const events: Sweep = (db, before, most) => db.$executeRaw`
  DELETE FROM notification_events WHERE id IN (SELECT id FROM notification_events e WHERE expanded_at < ${before}
    AND NOT EXISTS (SELECT FROM notifications n WHERE n.event_id = e.id) LIMIT ${most})`;

/** `days` = 0: nothing is deleted. */
async function sweep(one: Sweep, days: number): Promise<number> {
  if (days === 0) return 0;
  const before = new Date(now().getTime() - days * day);
  let total = 0;
  for (let count = batch; count === batch; total += count)
    count = await withSystem(task, (db) => one(db, before, batch));
  return total;
}

export interface Forgotten {
  readonly readNotifications: number;
  readonly unreadNotifications: number;
  readonly mails: number;
  readonly events: number;
}

/** Deletes notifications and mails that are older than the settings keep them. Safe to call again. `date` is the business date. */
export async function forgetOldNotifications(date: string): Promise<Forgotten> {
  const { RENKEI_KEEP_READ_DAYS: read, RENKEI_KEEP_UNREAD_DAYS: unread, RENKEI_KEEP_MAIL_DAYS: mail } = env();
  const forgotten = {
    readNotifications: await sweep(readNotifications, read),
    unreadNotifications: await sweep(unreadNotifications, unread),
    mails: await sweep(mails, mail),
    events: await sweep(events, read),
  };
  log().info({ date, ...forgotten }, 'old notifications deleted');
  if (Object.values(forgotten).some((count) => count > 0)) {
    const change = { event: 'notification.forgotten', targetType: 'notification', targetId: date } as const;
    await withSystem(task, (db) =>
      recordAudit(db, { task }, { ...change, after: { ...forgotten, read, unread, mail } }),
    );
  }
  return forgotten;
}
