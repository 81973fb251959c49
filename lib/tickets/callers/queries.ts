import 'server-only';
import { z } from 'zod';
import type { Ask } from '@/lib/core/db';
import { askRows } from '@/lib/core/rows';
import { ticketStates } from '../constants';

export const callerTicketShape = z.object({
  number: z.string(),
  subject: z.string(),
  state: z.enum(ticketStates),
  createdAt: z.date(),
  open: z.boolean(),
});
export type CallerTicket = z.infer<typeof callerTicketShape>;

export interface CallerTickets {
  readonly openCount: number;
  /** Open ones first, then what came last. */
  readonly tickets: readonly CallerTicket[];
}

const shown = 5;

const listCallerTicketsShape = callerTicketShape.extend({ openCount: z.number() });

/** What an organization asked and the reader sees: how much of it is open, and the last. */
export async function listCallerTickets(db: Ask, organizationId: string): Promise<CallerTickets> {
  const tickets = await askRows(db, listCallerTicketsShape)`
    SELECT t.number, t.subject, t.state::text, t.created_at AS "createdAt", p.open, (count(*) FILTER (WHERE p.open) OVER ())::int AS "openCount"
    FROM ticket_parties p JOIN tickets t ON t.id = p.ticket_id
    WHERE p.ticket_id IN (SELECT id FROM tickets WHERE asker_organization_id = ${organizationId}::uuid ORDER BY created_at DESC LIMIT 200)
    ORDER BY p.open DESC, t.created_at DESC LIMIT ${shown}`;
  return { openCount: tickets[0]?.openCount ?? 0, tickets: tickets.map(({ openCount: _, ...ticket }) => ticket) };
}
