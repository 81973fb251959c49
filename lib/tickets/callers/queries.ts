import 'server-only';
import type { Ask } from '@/lib/core/db';
import type { TicketState } from '../constants';

export interface CallerTicket {
  readonly number: string;
  readonly subject: string;
  readonly state: TicketState;
  readonly createdAt: Date;
  readonly open: boolean;
}

export interface CallerTickets {
  readonly openCount: number;
  /** Open ones first, then what came last. */
  readonly tickets: readonly CallerTicket[];
}

const shown = 5;

/** What an organization asked and the reader sees: how much of it is open, and the last. */
export async function listCallerTickets(db: Ask, organizationId: string): Promise<CallerTickets> {
  const tickets = await db.$queryRaw<(CallerTicket & { openCount: number })[]>`
    SELECT t.number, t.subject, t.state::text, t.created_at AS "createdAt", p.open, (count(*) FILTER (WHERE p.open) OVER ())::int AS "openCount"
    FROM ticket_parties p JOIN tickets t ON t.id = p.ticket_id
    WHERE p.ticket_id IN (SELECT id FROM tickets WHERE asker_organization_id = ${organizationId}::uuid ORDER BY created_at DESC LIMIT 200)
    ORDER BY p.open DESC, t.created_at DESC LIMIT ${shown}`;
  return { openCount: tickets[0]?.openCount ?? 0, tickets: tickets.map(({ openCount: _, ...ticket }) => ticket) };
}
