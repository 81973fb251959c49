import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import { askAs, type Db, withActor } from '@/lib/core/db';
import { publish } from '@/lib/core/events/publish';
import { Prisma } from '@/lib/core/generated/client';
import { organizationId } from '@/lib/core/id-shapes';
import { readAbout } from '@/lib/notifications/mutations';
import { readTicketPage, type TicketPageData } from '../queries';

/** This user has the ticket open; `composing` = has begun to write. A ticket one cannot see gets no row. A merger may have moved the user. */
export async function markPresence(db: Db, actor: Actor, ticketId: string, composing: boolean): Promise<void> {
  await db.$executeRaw`
    INSERT INTO ticket_presences (ticket_id, user_id, organization_id, user_name, composing, seen_at)
    SELECT t.id, ${actor.userId}::uuid, ${actor.organizationId}::uuid, ${actor.userName}, ${composing}, ${now()}
    FROM tickets t WHERE t.id = ${ticketId}::uuid
    ON CONFLICT (ticket_id, user_id) DO UPDATE
      SET organization_id = EXCLUDED.organization_id, composing = EXCLUDED.composing, seen_at = EXCLUDED.seen_at`;
}

/** What a page shows of a ticket: everything up to its newest entry, as it is at this version. */
interface Shown {
  readonly id: string;
  readonly version: number;
  readonly shownUpTo: Date;
}

const organizationIdShape = z.object({ organizationId: organizationId.nullable() });

/**
 * What a page shows is not unread for the actor any more; reading it is reading what one was told about it. What came while the page was
 * read stays unread, and so does what was told: it may be about that. Who handed it on, and may be about to take it back, is told that it
 * was opened; the row lock holds it against `renkei.take_back`. False = it was moved or taken back meanwhile, and nothing is noted.
 */
export async function openTicket(db: Db, actor: Actor, { id, version, shownUpTo }: Shown): Promise<boolean> {
  const noted = await db.$executeRaw`
    INSERT INTO ticket_reads (user_id, ticket_id, read_at)
    SELECT ${actor.userId}::uuid, t.id, ${shownUpTo} FROM tickets t WHERE t.id = ${id}::uuid AND t.version = ${version} FOR KEY SHARE
    ON CONFLICT (user_id, ticket_id) DO UPDATE SET read_at = greatest(ticket_reads.read_at, EXCLUDED.read_at)`;
  if (noted === 0) return false;
  const [first] = await askRows(db, organizationIdShape)`
    SELECT renkei.note_opening(${id}::uuid, ${now()}) AS "organizationId"`;
  if (first?.organizationId) await publish(db, { organizationIds: [first.organizationId], topic: 'tickets', id });
  const whole = Prisma.sql`NOT EXISTS (SELECT FROM ticket_parties p WHERE p.ticket_id = ${id}::uuid
    AND p.organization_id = ${actor.organizationId}::uuid AND p.last_activity_at > ${shownUpTo})`;
  await readAbout(db, actor, 'ticket', id, whole);
  return true;
}

/** Readings after which somebody moves the ticket again each time. */
const mostReadings = 10;

/**
 * A ticket's page for whoever is about to see all of it: where something in it is unread, that it was opened is noted before it is shown,
 * so that nobody can take back what is on its way. One statement where everything was read before; null = not found.
 */
export async function showTicketPage(actor: Actor, number: string): Promise<TicketPageData | null> {
  for (let reading = 0; reading < mostReadings; reading += 1) {
    const page = await readTicketPage(askAs(actor), actor, number);
    if (page === null || page.unreadUpTo === null) return page;
    const shown = { ...page.ticket, shownUpTo: page.unreadUpTo };
    if (await withActor(actor, (db) => openTicket(db, actor, shown))) return page;
  }
  throw new Error(`ticket ${number} was moved each time it was read`);
}
