import 'server-only';
import { z } from 'zod';
import { organizationKinds } from '@/lib/access/actor';
import { nameFor, type Reader } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { organizationId } from '@/lib/core/id-shapes';
import type { OrganizationId } from '@/lib/core/ids';
import { bodiesMeant } from '@/lib/organizations/queries';
import { searchTerms } from '@/lib/organizations/rules';
import { ticketStates } from '../constants';

export const callerShape = z.object({ code: z.string(), name: z.string(), parentName: z.string().nullable() });
export type Caller = z.infer<typeof callerShape>;

const callingBodyShape = z.object({ id: organizationId, kind: z.enum(organizationKinds) });
type CallingBody = z.infer<typeof callingBodyShape>;

const findCallersShape = callingBodyShape.extend({ name: z.string() });

/** Who called, by code (with the name behind it or not), name or reading; none of them has ended: nobody could bring the answer there. Two are enough to ask which. */
export async function findCallers(db: Ask, typed: string): Promise<readonly CallingBody[]> {
  const callable = Prisma.sql`kind <> 'operator' AND valid_to IS NULL`;
  const byCode = await askRows(db, callingBodyShape)`
    SELECT id, kind::text FROM organizations WHERE code = ${typed.normalize('NFKC').split(/\s/u)[0]} AND ${callable}`;
  const meant = byCode.length > 0 ? null : bodiesMeant(typed);
  if (meant === null) return byCode;
  const named = await askRows(db, findCallersShape)`
    SELECT id, kind::text, name FROM organizations WHERE id IN (${meant}) AND ${callable} ORDER BY code LIMIT 20`;
  const exact = named.filter(({ name }) => name === typed);
  return (exact.length > 0 ? exact : named).slice(0, 2);
}

/** Up to twelve organizations that may call and whose code, name or reading holds each word, those that begin with it first. */
export function searchCallers(db: Ask, reader: Reader, typed: string): Promise<Caller[]> {
  const terms = searchTerms(typed);
  const found = terms.map((term) => Prisma.sql`strpos(o.search_key, ${term}) > 0`);
  return askRows(db, callerShape)`
    SELECT o.code, ${nameFor(reader, Prisma.sql`o`)} AS name, ${nameFor(reader, Prisma.sql`p`)} AS "parentName"
    FROM organizations o LEFT JOIN organizations p ON p.id = o.parent_id
    WHERE o.kind NOT IN ('center', 'operator') AND o.valid_to IS NULL AND ${Prisma.join([Prisma.sql`true`, ...found], ' AND ')}
    ORDER BY strpos(o.search_key, ${`\n${terms[0] ?? ''}`}) > 0 DESC, o.code LIMIT 12`;
}

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
export async function listCallerTickets(db: Ask, organizationId: OrganizationId): Promise<CallerTickets> {
  const tickets = await askRows(db, listCallerTicketsShape)`
    SELECT t.number, t.subject, t.state::text, t.created_at AS "createdAt", p.open, (count(*) FILTER (WHERE p.open) OVER ())::int AS "openCount"
    FROM ticket_parties p JOIN tickets t ON t.id = p.ticket_id
    WHERE p.ticket_id IN (SELECT id FROM tickets WHERE asker_organization_id = ${organizationId}::uuid ORDER BY created_at DESC LIMIT 200)
    ORDER BY p.open DESC, t.created_at DESC LIMIT ${shown}`;
  return { openCount: tickets[0]?.openCount ?? 0, tickets: tickets.map(({ openCount: _, ...ticket }) => ticket) };
}
