import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { newId } from '@/lib/core/ids';
import { expandTask, notificationGroups } from './constants';
import { getChannels } from './queries';
import type { NotificationSettingsInput } from './schema';
import type { NewNotification } from './types';

/**
 * Queues a notification in the transaction of the change: an outbox row and the job that wakes the worker. Whoever caused it
 * is not told. `actor` null = a system task.
 */
export async function notify(
  db: Db,
  actor: Pick<Actor, 'userId'> | null,
  notification: NewNotification,
): Promise<void> {
  const id = newId();
  await db.$executeRaw`
    WITH queued AS (
      INSERT INTO notification_events (id, kind, organization_id, user_id, roles, actor_user_id, target_type, target_id, url, params, created_at)
      VALUES (${id}::uuid, ${notification.kind}, ${notification.organizationId}::uuid, ${notification.userId ?? null}::uuid,
        ${[...(notification.roles ?? [])]}::text[], ${actor?.userId ?? null}::uuid, ${notification.targetType}, ${notification.targetId},
        ${notification.url}, ${JSON.stringify(notification.params)}::jsonb, ${now()}))
    SELECT renkei.enqueue(${expandTask}, json_build_object('eventId', ${id}::text))`;
}

/** Marks one of the actor's notifications as read and returns where it leads; null = not his. */
export async function readNotification(db: Db, userId: string, id: string): Promise<string | null> {
  await db.notification.updateMany({ where: { id, userId, readAt: null }, data: { readAt: now() } });
  const row = await db.notification.findUnique({ where: { id }, select: { url: true } });
  return row?.url ?? null;
}

/** Marks everything up to and including `upTo` as read; returns how many were not. */
export async function readAllNotifications(db: Db, userId: string, upTo: string): Promise<number> {
  const { count } = await db.notification.updateMany({
    where: { userId, readAt: null, id: { lte: upTo } },
    data: { readAt: now() },
  });
  return count;
}

/** Who opens a thing has read what was said about it. Returns how many notifications that were. */
export async function readNotificationsAbout(
  db: Db,
  userId: string,
  targetType: string,
  targetId: string,
): Promise<number> {
  const { count } = await db.notification.updateMany({
    where: { userId, readAt: null, targetType, targetId },
    data: { readAt: now() },
  });
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
