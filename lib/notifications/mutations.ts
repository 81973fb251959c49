import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { publish } from '@/lib/core/events/publish';
import { Prisma } from '@/lib/core/generated/client';
import { organizationId, userId } from '@/lib/core/id-shapes';
import { newId } from '@/lib/core/ids';
import { type NotificationKind, notificationGroups } from './constants';
import { getChannels } from './queries';
import type { NotificationSettingsInput } from './schema';
import type { NewNotification, NotificationParams } from './types';

type Cause = Pick<Actor, 'userId'> | null;

/**
 * Queues notifications in the transaction of the change, one or many in one statement: outbox rows, which the worker finds within a
 * second. Whoever caused them is not told. `actor` null = a system task.
 */
export async function notify(
  db: Db,
  actor: Cause,
  notifications: NewNotification | readonly NewNotification[],
): Promise<void> {
  const rows = [notifications]
    .flat()
    .map((notification) => ({ id: newId(), roles: [], urgent: false, ...notification }));
  if (rows.length === 0) return;
  await db.$executeRaw`
    INSERT INTO notification_events (id, kind, organization_id, user_id, roles, actor_user_id, target_type, target_id, url, params, urgent,
      created_at)
    SELECT n.id, n.kind, n."organizationId", n."userId", n.roles, ${actor?.userId ?? null}::uuid, n."targetType", n."targetId", n.url,
      n.params, n.urgent, ${now()}
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS n(id uuid, kind text, "organizationId" uuid, "userId" uuid, roles text[],
      "targetType" text, "targetId" text, url text, params jsonb, urgent boolean)`;
}

const withdrawnShape = z.object({ organizationId, userId });

interface Withdrawal {
  readonly targetType: string;
  readonly targetId: string;
  readonly kinds: readonly NotificationKind[];
  readonly since: Date;
  /** Only what was told with these. */
  readonly params?: NotificationParams;
}

/** Withdraws what the actor's organization told others about a thing that is undone, and what mail of it has not been sent. */
export async function withdrawNotifications(db: Db, withdrawal: Withdrawal): Promise<void> {
  const { targetType, targetId, kinds, since, params = {} } = withdrawal;
  const gone = await askRows(db, withdrawnShape)`
    SELECT organization AS "organizationId", told AS "userId"
    FROM renkei.withdraw_notifications(${targetType}, ${targetId}, ${[...kinds]}::text[], ${since},
      ${JSON.stringify(params)}::jsonb)`;
  for (const reader of gone) await publishBadge(db, reader);
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

/** Who opens a thing has read what was said about it, if `when` is so. */
export async function readAbout(
  db: Db,
  reader: Reader,
  targetType: string,
  targetId: string,
  when = always,
): Promise<number> {
  const count = await db.$executeRaw`
    UPDATE notifications SET read_at = ${now()} WHERE user_id = ${reader.userId}::uuid AND read_at IS NULL
      AND target_type = ${targetType} AND target_id = ${targetId} AND ${when}`;
  if (count > 0) await publishBadge(db, reader);
  return count;
}

/** The badge on the reader's other pages goes down, too. */
const publishBadge = (db: Db, { organizationId, userId }: Reader): Promise<void> =>
  publish(db, { organizationIds: [organizationId], userIds: [userId], topic: 'notifications', id: userId });

async function markRead(db: Db, reader: Reader, which: Prisma.NotificationWhereInput): Promise<number> {
  const { count } = await db.notification.updateMany({
    where: { ...which, userId: reader.userId, readAt: null },
    data: { readAt: now() },
  });
  if (count > 0) await publishBadge(db, reader);
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

/** Keeps whether the actor's mails carry the text of what they are about. */
export async function chooseMailText(db: Db, actor: Actor, fullText: boolean): Promise<void> {
  await db.$executeRaw`
    INSERT INTO mail_settings (user_id, full_text) VALUES (${actor.userId}::uuid, ${fullText})
    ON CONFLICT (user_id) DO UPDATE SET full_text = EXCLUDED.full_text`;
  await recordAudit(db, actor, {
    event: 'mail_settings.changed',
    targetType: 'user',
    targetId: actor.userId,
    after: { fullText },
  });
}
