import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';

/** This user has the ticket open; `composing` = has begun to write. A ticket one cannot see gets no row. A merger may have moved the user. */
export async function markPresence(db: Db, actor: Actor, ticketId: string, composing: boolean): Promise<void> {
  await db.$executeRaw`
    INSERT INTO ticket_presences (ticket_id, user_id, organization_id, user_name, composing, seen_at)
    SELECT t.id, ${actor.userId}::uuid, ${actor.organizationId}::uuid, ${actor.userName}, ${composing}, ${now()}
    FROM tickets t WHERE t.id = ${ticketId}::uuid
    ON CONFLICT (ticket_id, user_id) DO UPDATE
      SET organization_id = EXCLUDED.organization_id, composing = EXCLUDED.composing, seen_at = EXCLUDED.seen_at`;
}
