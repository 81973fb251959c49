import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import type { Db, Writer } from '@/lib/core/db';
import { publicationOf } from '@/lib/core/events';
import { Prisma } from '@/lib/core/generated/client';
import { newId } from '@/lib/core/ids';
import { doTogether, type Piece } from '@/lib/core/pieces';
import { notificationGroups } from './constants';
import { getChannels } from './queries';
import type { NotificationSettingsInput } from './schema';
import type { NewNotification } from './types';

type Cause = Pick<Actor, 'userId'> | null;

/**
 * Queues a notification in the transaction of the change: an outbox row, which the worker finds within a second. Whoever caused it is
 * not told. `actor` null = a system task.
 */
export function notify(db: Writer, actor: Cause, notification: NewNotification): Promise<void> {
  return doTogether(db, [notificationOf(actor, notification)]);
}

/** The same, for a change that writes several things at once. */
export function notificationOf(actor: Cause, notification: NewNotification): Piece {
  const write = Prisma.sql`
    INSERT INTO notification_events (id, kind, organization_id, user_id, roles, actor_user_id, target_type, target_id, url, params, created_at)
    VALUES (${newId()}::uuid, ${notification.kind}, ${notification.organizationId}::uuid, ${notification.userId ?? null}::uuid,
      ${[...(notification.roles ?? [])]}::text[], ${actor?.userId ?? null}::uuid, ${notification.targetType}, ${notification.targetId},
      ${notification.url}, ${JSON.stringify(notification.params)}::jsonb, ${now()})`;
  return { write };
}

type Reader = Pick<Actor, 'userId' | 'organizationId'>;

/** Marks one of the actor's notifications as read and returns where it leads; null = not theirs. */
export async function readNotification(db: Db, reader: Reader, id: string): Promise<string | null> {
  await markRead(db, reader, { id });
  const row = await db.notification.findUnique({ where: { id }, select: { url: true } });
  return row?.url ?? null;
}

/** Marks everything up to and including `upTo` as read; returns how many were not. */
export function readAllNotifications(db: Db, reader: Reader, upTo: string): Promise<number> {
  return markRead(db, reader, { id: { lte: upTo } });
}

const always = Prisma.sql`true`;

/** Who opens a thing has read what was said about it. Answers the notifications that were not. */
export function readAbout(reader: Reader, targetType: string, targetId: string, when = always): Prisma.Sql {
  return Prisma.sql`UPDATE notifications SET read_at = ${now()} WHERE user_id = ${reader.userId}::uuid AND read_at IS NULL
    AND target_type = ${targetType} AND target_id = ${targetId} AND ${when} RETURNING id`;
}

/** The badge on the reader's other pages goes down, too. */
export const badgeOf = ({ organizationId, userId }: Reader): Piece =>
  publicationOf({ organizationIds: [organizationId], userIds: [userId], topic: 'notifications', id: userId });

async function markRead(db: Db, reader: Reader, which: Prisma.NotificationWhereInput): Promise<number> {
  const { count } = await db.notification.updateMany({
    where: { ...which, userId: reader.userId, readAt: null },
    data: { readAt: now() },
  });
  if (count > 0) await doTogether(db, [badgeOf(reader)]);
  return count;
}

/** Keeps the actor's choice of channels. */
export async function chooseChannels(db: Db, actor: Actor, channels: NotificationSettingsInput): Promise<void> {
  const before = await getChannels(db, actor.userId);
  for (const group of notificationGroups) {
    const key = { userId: actor.userId, group };
    const channel = channels[group];
    await db.notificationSetting.upsert({
      where: { userId_group: key },
      create: { ...key, channel },
      update: { channel },
    });
  }
  await recordAudit(db, actor, {
    event: 'notification_settings.changed',
    targetType: 'user',
    targetId: actor.userId,
    before,
    after: channels,
  });
}
