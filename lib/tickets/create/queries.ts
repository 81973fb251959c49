import 'server-only';
import { z } from 'zod';
import { organizationKinds } from '@/lib/access/actor';
import { nameFor, type Reader } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { organizationId } from '@/lib/core/id-shapes';
import type { OrganizationId } from '@/lib/core/ids';
import { called } from '@/lib/organizations/queries';
import { searchTerms } from '@/lib/organizations/rules';
import { isEnded, ticketStates } from '../constants';
import { callersMeant } from './rules';

export const callerShape = z.object({
  code: z.string(),
  name: z.string(),
  parentName: z.string().nullable(),
  /** Its code, name or reading is exactly what was typed. */
  exact: z.boolean(),
});
export type Caller = z.infer<typeof callerShape>;

const callingBodyShape = z.object({ id: organizationId, kind: z.enum(organizationKinds) });
type CallingBody = z.infer<typeof callingBodyShape>;

const findCallersShape = callingBodyShape.extend({ exact: z.boolean() });

/** An organization `o` that calls; none has ended: nobody could bring the answer there. */
const callable = Prisma.sql`o.kind NOT IN ('center', 'operator') AND o.valid_to IS NULL`;

/** An organization `o` that may call and whose code, name or reading holds each of these. */
const holding = (terms: readonly string[]) =>
  Prisma.join([callable, ...terms.map((term) => Prisma.sql`strpos(o.search_key, ${term}) > 0`)], ' AND ');

/**
 * Who called, by code (with the name behind it or not), name or reading: the same organizations among which one chooses while typing.
 * Two are enough to ask which.
 */
export async function findCallers(db: Ask, typed: string): Promise<readonly CallingBody[]> {
  const byCode = await askRows(db, callingBodyShape)`
    SELECT o.id, o.kind::text FROM organizations o WHERE o.code = ${typed.normalize('NFKC').split(/\s/u)[0]} AND ${callable}`;
  const terms = searchTerms(typed);
  if (byCode.length > 0 || terms.length === 0) return byCode;
  const found = await askRows(db, findCallersShape)`
    SELECT o.id, o.kind::text, ${called(typed)} AS exact FROM organizations o WHERE ${holding(terms)} ORDER BY exact DESC, o.code LIMIT 2`;
  return callersMeant(found).map(({ id, kind }) => ({ id, kind }));
}

/** Up to twelve organizations that may call and whose code, name or reading holds each word: those called exactly so, then those that begin so. */
export function searchCallers(db: Ask, reader: Reader, typed: string): Promise<Caller[]> {
  const terms = searchTerms(typed);
  return askRows(db, callerShape)`
    SELECT o.code, ${nameFor(reader, Prisma.sql`o`)} AS name, ${nameFor(reader, Prisma.sql`p`)} AS "parentName", ${called(typed)} AS exact
    FROM organizations o LEFT JOIN organizations p ON p.id = o.parent_id
    WHERE ${holding(terms)}
    ORDER BY exact DESC, strpos(o.search_key, ${`\n${terms[0] ?? ''}`}) > 0 DESC, o.code LIMIT 12`;
}

export const callerTicketShape = z.object({
  number: z.string(),
  subject: z.string(),
  state: z.enum(ticketStates),
  createdAt: z.date(),
});
export type CallerTicket = z.infer<typeof callerTicketShape>;

export interface CallerTickets {
  /** So many are open; counting ends at `mostOpen`. */
  readonly openCount: number;
  /** The newest of those that are open, and of those that have ended. */
  readonly open: readonly CallerTicket[];
  readonly ended: readonly CallerTicket[];
}

/** Of what is open, and of what has ended: on the call's screen suggestions stand below them. */
const shown = { open: 3, ended: 2 };
export const mostOpen = 200;

const listCallerTicketsShape = callerTicketShape.extend({ openCount: z.number() });

/** What an organization asked and the reader sees: how much of it is open, the last of it, and the last that has ended. */
export async function listCallerTickets(db: Ask, organizationId: OrganizationId): Promise<CallerTickets> {
  const open = Prisma.sql`asker_organization_id = ${organizationId}::uuid AND state NOT IN ('closed', 'withdrawn')`;
  const ended = Prisma.sql`asker_organization_id = ${organizationId}::uuid AND state IN ('closed', 'withdrawn')`;
  const newest = (which: Prisma.Sql, most: number) => Prisma.sql`(
    SELECT number, subject, state::text, created_at AS "createdAt" FROM tickets WHERE ${which} ORDER BY created_at DESC LIMIT ${most})`;
  const rows = await askRows(db, listCallerTicketsShape)`
    SELECT t.*, (SELECT count(*)::int FROM (SELECT FROM tickets WHERE ${open} LIMIT ${mostOpen}) o) AS "openCount"
    FROM (${newest(open, shown.open)} UNION ALL ${newest(ended, shown.ended)}) t ORDER BY "createdAt" DESC`;
  const tickets = rows.map(({ openCount: _, ...ticket }) => ticket);
  return {
    openCount: rows[0]?.openCount ?? 0,
    open: tickets.filter(({ state }) => !isEnded(state)),
    ended: tickets.filter(({ state }) => isEnded(state)),
  };
}
