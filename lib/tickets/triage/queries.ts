import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { type TicketSystem, ticketSystems } from '../constants';
import { listTicketsSchema } from '../list/schema';
import { matches, nothingSearched, rowsOf, type Wanted } from '../list/selection/queries';
import { type TicketSummary, ticketSummaryShape } from '../list/types';
import type { TriageFilter } from './schema';

/** Inquiries that a queue shows at once. */
const shown = 40;
/** Promised calls among which those that come first are looked for. */
const promisedMost = 1_000;

export const memberShape = z.object({
  skills: z.array(z.enum(ticketSystems)).readonly(),
  awayUntil: z.string().nullable(),
  /** Open inquiries in the person's hands. */
  holds: z.number(),
});
export type Member = z.infer<typeof memberShape>;

export async function findMember(db: Ask, actor: Actor): Promise<Member> {
  const [row] = await askRows(db, memberShape)`
    SELECT coalesce((SELECT m.skills::text[] FROM desk_members m WHERE m.user_id = ${actor.userId}::uuid), '{}') AS skills,
      (SELECT m.away_until::text FROM desk_members m WHERE m.user_id = ${actor.userId}::uuid) AS "awayUntil",
      (SELECT count(*)::int FROM ticket_parties p WHERE p.open AND p.holder_user_id = ${actor.userId}::uuid AND p.state <> 'answered') AS holds`;
  return row ?? { skills: [], awayUntil: null, holds: 0 };
}

/**
 * What waits at the actor's desk, overdue first, then by urgency and impact; what is set aside is left out until then. Calls to return by
 * when they were promised, also of what is answered and with its asker.
 */
export async function listQueue(
  db: Ask,
  actor: Actor,
  { queue, system, group }: TriageFilter,
  skills: readonly TicketSystem[],
): Promise<TicketSummary[]> {
  const calls = queue === 'call_back';
  const base = listTicketsSchema.parse({
    desk: calls ? 'all' : queue === 'mine' ? 'mine' : 'organization',
    state: calls ? 'open' : 'unanswered',
    sort: 'priority',
  });
  const filter: Wanted = {
    ...base,
    ...{ system, group },
    awake: !calls,
    ...(queue === 'untaken' ? { untaken: '1' as const } : {}),
    ...(queue === 'skills' ? { skills } : {}),
    ...(calls ? { hold: 'call_back' as const } : {}),
  };
  const rows = await askRows(db, ticketSummaryShape)`
    WITH found AS (${nothingSearched}) ${rowsOf(actor, matches(actor, filter, calls ? promisedMost : shown))}`;
  const promised = ({ holdUntil }: TicketSummary) => holdUntil?.getTime() ?? 0;
  return calls ? rows.toSorted((one, other) => promised(one) - promised(other)).slice(0, shown) : rows;
}

/** Those of these inquiries that the actor's organization has, in this order. */
export function listChosen(db: Ask, actor: Actor, ids: readonly string[]): Promise<TicketSummary[]> {
  const chosen = Prisma.sql`SELECT p.ticket_id, p.last_activity_at, p.last_author_id, c.position
    FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY c(id, position)
    JOIN ticket_parties p ON p.ticket_id = c.id AND p.organization_id = ${actor.organizationId}::uuid
      AND p.holder_organization_id = p.organization_id AND p.open`;
  return askRows(db, ticketSummaryShape)`${rowsOf(actor, chosen)}`;
}
