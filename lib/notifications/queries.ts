import 'server-only';
import type { Db } from '@/lib/core/db';
import type { NotificationChannel } from '@/lib/core/generated/enums';
import { defaultChannels, type NotificationGroup } from './constants';
import type { Recipient } from './types';

/** Whom a queued notification reaches: active users of the organization, less whoever caused it. In `withSystem` only. */
export async function listRecipients(
  db: Db,
  event: { organizationId: string; userId: string | null; roles: readonly string[]; actorUserId: string | null },
  group: NotificationGroup,
): Promise<Recipient[]> {
  return db.$queryRaw<Recipient[]>`
    SELECT u.id, u.name, u.email, u.locale, coalesce(s.channel, ${defaultChannels[group]}::notification_channel)::text AS channel
      FROM users u LEFT JOIN notification_settings s ON s.user_id = u.id AND s."group" = ${group}
     WHERE u.organization_id = ${event.organizationId}::uuid AND u.disabled_at IS NULL
       AND u.id IS DISTINCT FROM ${event.actorUserId}::uuid
       AND (${event.userId}::uuid IS NULL OR u.id = ${event.userId}::uuid)
       AND (cardinality(${[...event.roles]}::text[]) = 0
         OR EXISTS (SELECT FROM user_roles r WHERE r.user_id = u.id AND r.role::text = ANY (${[...event.roles]}::text[])))
     ORDER BY u.id`;
}

/** Unread notifications of the actor, for the badge in the header. */
export function countUnread(db: Db, userId: string): Promise<number> {
  return db.notification.count({ where: { userId, readAt: null } });
}

/** The actor's channel for each group. */
export async function getChannels(db: Db, userId: string): Promise<Record<NotificationGroup, NotificationChannel>> {
  const rows = await db.notificationSetting.findMany({ where: { userId } });
  const chosen = Object.fromEntries(rows.map((row) => [row.group, row.channel]));
  return { ...defaultChannels, ...chosen };
}
