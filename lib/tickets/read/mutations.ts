import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { readNotificationsAbout } from '@/lib/notifications/mutations';

/** Nothing on the ticket is unread for the actor any more. */
async function markTicketRead(db: Db, actor: Actor, ticketId: string): Promise<void> {
  await db.$executeRaw`
    INSERT INTO ticket_reads (user_id, ticket_id, read_at)
    SELECT ${actor.userId}::uuid, t.id, ${now()} FROM tickets t WHERE t.id = ${ticketId}::uuid
    ON CONFLICT (user_id, ticket_id) DO UPDATE SET read_at = EXCLUDED.read_at`;
}

/** Reading the page is reading what one was told about it. */
export async function openTicket(db: Db, actor: Actor, ticketId: string): Promise<void> {
  await markTicketRead(db, actor, ticketId);
  await readNotificationsAbout(db, actor, 'ticket', ticketId);
}
