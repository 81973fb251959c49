import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publish } from '@/lib/core/events/publish';
import { Prisma } from '@/lib/core/generated/client';
import { organizationId, userId } from '@/lib/core/id-shapes';
import type { OrganizationId } from '@/lib/core/ids';
import { withdrawNotifications } from '@/lib/notifications/mutations';
import {
  isEnded,
  type TicketEntryKind,
  type TicketState,
  ticketCategories,
  ticketEntryKinds,
  ticketSystems,
} from '../constants';
import { type Found, findMoving } from '../custody/queries';
import { keepWhereNone } from '../drafts/mutations';
import { addEntries, takePlace } from '../entries/mutations';
import { notifyAboutTicket } from '../notifications/mutations';
import { movedKinds } from '../notifications/rules';
import { moverOf, worksAtDesk } from '../policy';
import { writeTargets } from '../sla/mutations';
import { findTargets, keptTargetsShape } from '../sla/queries';
import { correctable } from './constants';
import { takenBack } from './queries';
import { canCorrect, describeChange } from './rules';
import type { ClassifyTicketInput, CorrectEntryInput, TakeBackInput } from './schema';

interface Numbered {
  readonly number: string;
}

interface Written {
  readonly kind: TicketEntryKind;
  readonly body: string;
  readonly audience: readonly OrganizationId[];
  readonly sourceId?: string | undefined;
}

/** An entry that moves nothing: it gets its place, and no version goes up. */
async function addEntry(
  db: Db,
  actor: Actor,
  ticketId: string,
  { kind, body, audience, sourceId }: Written,
): Promise<void> {
  const seq = await takePlace(db, ticketId);
  await addEntries(db, [{ ticketId, seq, kind, audience }], { ...actor, body, sourceId, at: now() });
}

const correctedShape = z.object({
  ticketId: z.string(),
  kind: z.enum(ticketEntryKinds),
  organizationId,
  authorId: userId.nullable(),
  body: z.string(),
  audience: z.array(organizationId).readonly(),
  takenBack: z.boolean(),
});

/** Adds a correction to what the actor's organization said, for whoever read that. Problems: `notFound`, `denied`. */
export async function correctEntry(
  db: Db,
  actor: Actor,
  { entryId, text }: CorrectEntryInput,
): Promise<Result<Numbered>> {
  // Before it is read: what is being taken back meanwhile is not corrected for those who have lost it.
  await db.$executeRaw`
    SELECT FROM tickets WHERE id = (SELECT ticket_id FROM ticket_entries WHERE id = ${entryId}::uuid) FOR NO KEY UPDATE`;
  const [entry] = await askRows(db, correctedShape)`
    SELECT e.ticket_id AS "ticketId", e.kind::text, e.organization_id AS "organizationId", e.author_id AS "authorId", e.body, e.audience,
      ${takenBack} AS "takenBack"
    FROM ticket_entries e WHERE e.id = ${entryId}::uuid`;
  if (entry === undefined) return failure('notFound');
  if (!canCorrect(entry, moverOf(actor))) return failure('denied');
  const ticket = (await findMoving(db, entry.ticketId)) as Found;
  await addEntry(db, actor, ticket.id, { kind: 'correction', body: text, audience: entry.audience, sourceId: entryId });
  const told = entry.audience.filter((id) => id !== actor.organizationId && ticket.kinds[id] !== undefined);
  await notifyAboutTicket(
    db,
    actor,
    ticket,
    ticket.kinds,
    told.map((organizationId) => ({ kind: 'ticket.corrected', organizationId, desk: true, entryId }) as const),
  );
  await publish(db, { organizationIds: entry.audience, topic: 'tickets', id: ticket.id });
  await recordAudit(db, actor, {
    event: 'ticket.correction',
    targetType: 'ticket',
    targetId: ticket.id,
    organizationIds: entry.audience,
    after: { number: ticket.number },
  });
  return success({ number: ticket.number });
}

const standShape = keptTargetsShape.pick({
  firstRespondedAt: true,
  lastUpdateAt: true,
  solvedAt: true,
  pausedSince: true,
  pauses: true,
});
type Stand = z.infer<typeof standShape>;

/** How the clock stood before the move that made this version: what nobody read was no response, and nobody was waited for. */
async function clockBefore(db: Db, ticketId: string, version: number): Promise<Stand | null> {
  const [row] = await askRows(db, standShape)`
    SELECT (c ->> 'first_responded_at')::timestamptz AS "firstRespondedAt", (c ->> 'last_update_at')::timestamptz AS "lastUpdateAt",
      (c ->> 'solved_at')::timestamptz AS "solvedAt", (c ->> 'paused_since')::timestamptz AS "pausedSince", c -> 'pauses' AS pauses
    FROM (SELECT before -> 'clock' AS c FROM ticket_undos WHERE ticket_id = ${ticketId}::uuid AND version = ${version}) u
    WHERE jsonb_typeof(c) = 'object'`;
  return row ?? null;
}

/** How a clock stands that only the move began which is taken back: nothing is owed of what was answered. */
const untimed = (state: TicketState): Pick<Stand, 'firstRespondedAt' | 'solvedAt'> => {
  const at = state === 'answered' || isEnded(state) ? now() : null;
  return { firstRespondedAt: at, solvedAt: at };
};

const handedOnShape = z.object({ at: z.date(), entryId: z.string(), hold: z.string().nullable() });

/** When that move was made and what it said, and until when the desk had set it aside before, as it was kept; null = it had not. */
async function handedOn(db: Db, ticketId: string, version: number) {
  const [row] = await askRows(db, handedOnShape)`
    SELECT at, entry_id AS "entryId", CASE WHEN jsonb_typeof(before -> 'hold') = 'object' THEN (before -> 'hold')::text END AS hold
    FROM ticket_undos WHERE ticket_id = ${ticketId}::uuid AND version = ${version}`;
  return row ?? null;
}

const unsentShape = z.object({ body: z.string() });

/** What was just taken back stands in the composer again, unless something else does. */
async function keepUnsent(db: Db, actor: Actor, ticketId: string): Promise<void> {
  const [last] = await askRows(db, unsentShape)`
    SELECT body FROM ticket_entries WHERE ticket_id = ${ticketId}::uuid AND organization_id = ${actor.organizationId}::uuid AND kind IN (${Prisma.join(
      correctable.map((kind) => Prisma.sql`${kind}::ticket_entry_kind`),
    )}) ORDER BY seq DESC LIMIT 1`;
  if (last === undefined || last.body === '') return;
  await keepWhereNone(db, actor, ticketId, { text: last.body });
}

const outcomeShape = z.object({ outcome: z.enum(['done', 'opened', 'late']) });

/**
 * Takes back the last handing on while nobody of another organization has opened it: the ticket stands again as it stood before, set
 * aside if it was, the words and what corrects them are the own organization's alone, and nobody is told of them any more. Problems: `notFound`, `conflict` when it was moved meanwhile, `tickets.opened`.
 */
export async function takeBack(db: Db, actor: Actor, { ticketId, version }: TakeBackInput): Promise<Result<Numbered>> {
  const ticket = await findMoving(db, ticketId);
  if (ticket === null) return failure('notFound');
  const clock = await clockBefore(db, ticketId, version);
  const sent = await handedOn(db, ticketId, version);
  const [row] = await askRows(db, outcomeShape)`
    SELECT renkei.take_back(${ticketId}::uuid, ${version}, ${now()}) AS outcome`;
  if (row?.outcome === 'opened') return failure('tickets.opened');
  // At this very version it was somebody else who handed it on.
  if (row?.outcome !== 'done' || sent === null) return failure(ticket.version === version ? 'denied' : 'conflict');
  await keepUnsent(db, actor, ticketId);
  await addEntry(db, actor, ticketId, { kind: 'taken_back', body: '', audience: [actor.organizationId] });
  const targets = await findTargets(db, ticketId);
  const back = (await findMoving(db, ticketId)) as Found;
  if (targets !== null) await writeTargets(db, { ...targets, ...(clock ?? untimed(back.state)) });
  if (sent.hold !== null)
    await db.$executeRaw`INSERT INTO ticket_holds SELECT * FROM jsonb_populate_record(NULL::ticket_holds, ${sent.hold}::jsonb)
      ON CONFLICT DO NOTHING`;
  const told = { targetType: 'ticket', targetId: ticketId, since: sent.at };
  await withdrawNotifications(db, { ...told, kinds: movedKinds });
  await withdrawNotifications(db, { ...told, kinds: ['ticket.corrected'], params: { entry: sent.entryId } });
  await publish(db, { organizationIds: [...ticket.partyIds], topic: 'tickets', id: ticketId });
  await recordAudit(db, actor, {
    event: 'ticket.taken_back',
    targetType: 'ticket',
    targetId: ticketId,
    organizationIds: [actor.organizationId],
    before: { state: ticket.state, holder: ticket.holderOrganizationId },
    after: { state: back.state, holder: back.holderOrganizationId },
  });
  return success({ number: ticket.number });
}

const classifyTicketShape = z.object({
  system: z.enum(ticketSystems),
  category: z.enum(ticketCategories),
  vendorMatter: z.boolean(),
});

/**
 * Changes system, category, urgency and whether it is a vendor's matter, by the desk that has it, with a trace that every party reads; while
 * an answer is owed, the targets of those who owe it are computed anew. Problems: `notFound`, `denied`, `conflict`.
 */
export async function classifyTicket(db: Db, actor: Actor, input: ClassifyTicketInput): Promise<Result<Numbered>> {
  const ticket = await findMoving(db, input.ticketId);
  if (ticket === null) return failure('notFound');
  if (!worksAtDesk(actor) || ticket.holderOrganizationId !== actor.organizationId || isEnded(ticket.state))
    return failure('denied');
  const [before] = await askRows(db, classifyTicketShape)`
    SELECT system::text, category::text, vendor_matter AS "vendorMatter" FROM tickets WHERE id = ${ticket.id}::uuid`;
  if (before === undefined) return failure('notFound');
  const { urgency } = ticket;
  const change = describeChange({ ...before, urgency }, input);
  if (change === '') return success({ number: ticket.number });
  const changed = await db.$executeRaw`
    UPDATE tickets SET system = ${input.system}::ticket_system, category = ${input.category}::ticket_category, urgency = ${input.urgency}::ticket_urgency,
      vendor_matter = ${input.vendorMatter}, version = version + 1
    WHERE id = ${ticket.id}::uuid AND version = ${input.version}`;
  if (changed === 0) return failure('conflict');
  await addEntry(db, actor, ticket.id, { kind: 'classified', body: change, audience: ticket.partyIds });
  const targets = await findTargets(db, ticket.id);
  const rematched = input.category !== before.category || input.urgency !== urgency;
  // By when the others answer is not for the asker to say, nor anew once they have.
  if (rematched && targets !== null && targets.solvedAt === null && ticket.level > 0)
    await writeTargets(db, targets, input);
  await publish(db, { organizationIds: [...ticket.partyIds], topic: 'tickets', id: ticket.id });
  const values = ({ system, category }: { system: string; category: string }, urgent: string) => ({
    system,
    category,
    urgency: urgent,
  });
  await recordAudit(db, actor, {
    event: 'ticket.classified',
    targetType: 'ticket',
    targetId: ticket.id,
    organizationIds: ticket.partyIds,
    before: values(before, urgency),
    after: values(input, input.urgency),
  });
  return success({ number: ticket.number });
}
