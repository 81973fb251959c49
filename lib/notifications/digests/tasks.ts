import 'server-only';
import { type Db, withSystem } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import { toLocale } from '@/lib/core/i18n/locale';
import { idOf, newId, type UserId } from '@/lib/core/ids';
import type { NotificationKind } from '../constants';
import { digestFor } from '../letters/rules';
import { createMails } from '../mails/mutations';
import type { NotificationParams } from '../types';

/**
 * Sends everybody who asked for it one mail with what has come since the last one. Each user is one transaction that takes his
 * waiting notifications, so that a run that dies goes on where it stopped. `date` is the business date.
 */
export async function sendDigests(date: string): Promise<number> {
  const waiting = await withSystem('notifications.digest', (db) =>
    db.notification.groupBy({ by: ['userId'], where: { channel: 'digest', mailId: null }, orderBy: { userId: 'asc' } }),
  );
  let sent = 0;
  for (const { userId } of waiting) {
    sent += await withSystem('notifications.digest', (db) => sendDigest(db, idOf(userId), date));
  }
  return sent;
}

async function sendDigest(db: Db, userId: UserId, date: string): Promise<number> {
  const user = await db.user.findUniqueOrThrow({ where: { id: userId } });
  if (user.disabledAt !== null || !user.email) return 0;
  // The lock keeps a second run of the same morning from taking the same notifications.
  await db.$executeRaw`SELECT id FROM notifications WHERE user_id = ${userId}::uuid AND channel = 'digest' AND mail_id IS NULL FOR UPDATE`;
  const items = await db.notification.findMany({
    where: { userId, channel: 'digest', mailId: null },
    orderBy: { id: 'asc' },
  });
  if (items.length === 0) return 0;
  const lines = items.map(({ kind, params, url }) => ({
    kind: kind as NotificationKind,
    params: params as NotificationParams,
    url,
  }));
  const letter = digestFor(lines, { name: user.name, locale: toLocale(user.locale) }, date, env().RENKEI_ORIGIN);
  const id = newId();
  await createMails(db, [
    { id, userId, organizationId: null, toAddress: user.email, ...letter, thread: '', urgent: false },
  ]);
  await db.notification.updateMany({ where: { id: { in: items.map((item) => item.id) } }, data: { mailId: id } });
  return 1;
}
