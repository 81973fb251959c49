import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { now } from '@/lib/core/clock';
import type { Ask } from '@/lib/core/db';
import { badgeOf, readAbout } from '@/lib/notifications/mutations';

/** Nothing on the ticket is unread for the actor any more; reading the page is reading what one was told about it. */
export async function openTicket(ask: Ask, actor: Actor, ticketId: string): Promise<void> {
  await ask.$queryRaw`
    WITH opened AS (
      INSERT INTO ticket_reads (user_id, ticket_id, read_at)
      SELECT ${actor.userId}::uuid, t.id, ${now()} FROM tickets t WHERE t.id = ${ticketId}::uuid
      ON CONFLICT (user_id, ticket_id) DO UPDATE SET read_at = EXCLUDED.read_at
    ), told AS (${readAbout(actor, 'ticket', ticketId)})
    SELECT (${badgeOf(actor).call})::text FROM (SELECT FROM told LIMIT 1) news`;
}
