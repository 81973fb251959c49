import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { newId } from '@/lib/core/ids';
import { expandTask } from './constants';
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
