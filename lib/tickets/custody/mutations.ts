import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { nameFor } from '@/lib/access/names';
import { recordAudit } from '@/lib/audit/mutations';
import { minutesInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publish } from '@/lib/core/events/publish';
import { Prisma } from '@/lib/core/generated/client';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { newId, type OrganizationId, type UserId } from '@/lib/core/ids';
import { linkKnowledge } from '@/lib/knowledge/mutations';
import { isWritten } from '../composer/rules';
import type { TicketMove } from '../constants';
import { addEntries, attachFiles, openAnswers, openEntries, takePlace } from '../entries/mutations';
import { notifyAboutTicket } from '../notifications/mutations';
import { notificationsFor } from '../notifications/rules';
import { deskRolesOf, moverOf } from '../policy';
import type { MoveTicketInput } from '../schema';
import { moveTargets } from '../sla/mutations';
import { type Found, findArrivedAnswer, findMoving, findReceiver } from './queries';
import { type Holder, holderShape, movedAudit, type Write, writeOutcomes } from './rows/mutations';
import { comesBack, handsOn, rules, stepFor } from './rules';
import type { Step } from './types';

interface Moved {
  readonly number: string;
  readonly move: TicketMove;
}

/** `keepsHold`: what was set aside stays so, wherever the ticket goes. */
type Moving = MoveTicketInput & { readonly keepsHold?: boolean };

/** What one move needs: `move` is one of them. */
type Move = Moving & { readonly move: TicketMove };

/**
 * Makes one move on one ticket: state, entry, custody, notifications and audit together or not at all.
 * Problems: `notFound`, `denied` (not this person's move now), `tickets.movedFirst` (somebody moved it since `version`; of what the asker says:
 * in a way that its organization can read),
 * `tickets.withdrawnFirst`, `tickets.chooseMove`, `required` text.
 */
export function moveTicket(db: Db, actor: Actor, input: Moving): Promise<Result<Moved>> {
  const { move } = input;
  return move === '' ? noMove(db, actor, input) : makeMove(db, actor, { ...input, move });
}

async function noMove(db: Db, actor: Actor, input: MoveTicketInput): Promise<Result<never>> {
  const ticket = await findMoving(db, input.ticketId);
  if (ticket === null) return failure('notFound');
  if (ticket.version !== input.version || ticket.state === 'withdrawn') return movedFirst(db, actor, ticket.id);
  return failure('tickets.chooseMove', 'move');
}

const movedFirstShape = z.object({
  name: z.string(),
  organization: z.string(),
  at: z.date(),
  withdrawn: z.boolean(),
});

/** Says who was faster, and when; of what was withdrawn, who withdrew it. */
async function movedFirst(db: Db, actor: Actor, ticketId: string): Promise<Result<never>> {
  const [last] = await askRows(db, movedFirstShape)`
    SELECT e.author_name AS name, ${nameFor(actor, Prisma.sql`o`)} AS organization, e.created_at AS at, t.state = 'withdrawn' AS withdrawn
    FROM tickets t JOIN ticket_entries e ON e.ticket_id = t.id JOIN organizations o ON o.id = e.organization_id
    WHERE t.id = ${ticketId}::uuid AND (t.state <> 'withdrawn' OR e.kind = 'withdrawn') ORDER BY e.seq DESC LIMIT 1`;
  if (!last) return failure('conflict');
  const { name, organization } = last;
  if (last.withdrawn) {
    const time = formatShortDateTime(last.at, actor.locale);
    return failure('tickets.withdrawnFirst', undefined, { name, organization, time });
  }
  const minutes = minutesInJapan(last.at);
  const time = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  return failure('tickets.movedFirst', undefined, { name, time });
}

/** What an asker says is not in the way of who works on it at a desk, and that is not in its way. */
const asked: readonly TicketMove[] = ['supplement', 'reply', 'close', 'withdraw'];

const movedSinceShape = z.object({ moved: z.boolean().nullable() });

/** Did somebody move it since the person saw it, so that the move may not be meant any more? A note is always meant. */
async function isOutdated(db: Db, ticket: Found, { move, version }: Move): Promise<boolean> {
  if (move === 'note' || ticket.version === version) return false;
  if (!asked.includes(move)) return true;
  const [row] = await askRows(db, movedSinceShape)`SELECT renkei.moved_since(${ticket.id}::uuid, ${version}) AS moved`;
  return row?.moved !== false;
}

/** From here on nobody takes or assigns it until the transaction ends. */
const holdStill = (db: Db, id: string) => db.$executeRaw`SELECT FROM tickets WHERE id = ${id}::uuid FOR NO KEY UPDATE`;

async function makeMove(db: Db, actor: Actor, input: Move): Promise<Result<Moved>> {
  const at = now();
  if (asked.includes(input.move)) await holdStill(db, input.ticketId);
  const ticket = await findMoving(db, input.ticketId);
  if (ticket === null) return failure('notFound');
  if (await isOutdated(db, ticket, input)) return movedFirst(db, actor, ticket.id);
  const intended = stepFor(ticket, input.move, moverOf(actor));
  if (intended === null) return ticket.state === 'withdrawn' ? movedFirst(db, actor, ticket.id) : failure('denied');
  const problem = checkText(input);
  if (problem !== null) return problem;
  const holder = await holderAfter(db, actor, ticket, intended, input.assigneeId);
  if (holder === null) return failure('notFound', 'assigneeId');
  const step = inHand(intended, holder);
  const write = { ticket, step, holder, keepsHold: input.keepsHold };
  const before = handsOn(ticket, step) ? await columnsOf(db, ticket.id) : null;

  const seq = await moveCustody(db, write, at);
  if (seq === null) return movedFirst(db, actor, ticket.id);
  const source = step.entry === 'passed_on' ? await findArrivedAnswer(db, ticket.id, actor.organizationId) : null;
  const entryId = newId();
  await addEntries(db, [{ ticketId: ticket.id, id: entryId, seq, kind: step.entry, audience: step.audience }], {
    ...actor,
    body: input.text,
    sourceId: source,
    carrier: step.entry === 'answered' ? input.carrier : '',
    at,
  });
  // Who takes the ticket has not sent what they are writing.
  if (isWritten(input.move)) await dropDraft(db, actor, ticket.id);
  const refused = await attachFiles(db, actor, entryId, input.fileIds, step.audience);
  if (refused !== null) return refused;
  if (step.opensTo !== null) await openEntries(db, actor, ticket.id, step.opensTo);
  if (source !== null) for (const reader of step.audience) await openAnswers(db, actor, source, reader);
  await linkKnowledge(db, actor, ticket.id, input.text);
  if (before !== null) await keepUndo(db, ticket, entryId, before, at);
  await moveClock(db, actor, ticket, step, at);
  await announce(db, actor, ticket, write);
  return success({ number: ticket.number, move: input.move });
}

function checkText({ move, text, fileIds }: Move): Result<never> | null {
  const rule = rules[move].text;
  if (rule === 'required' && text === '') return failure('required', 'text');
  // Taking says nothing. What was typed beside it would be shown to every organization on the way.
  return rule === 'none' && (text !== '' || fileIds.length > 0) ? failure('invalid', 'text') : null;
}

/** What comes back to a person does not wait for one; what nobody had there waits at the desk. */
const inHand = (step: Step, holder: Holder): Step =>
  step.state === 'waiting' && holder.id !== null ? { ...step, state: 'in_progress' } : step;

async function holderAfter(
  db: Db,
  actor: Actor,
  ticket: Found,
  step: Step,
  assigneeId: UserId | '',
): Promise<Holder | null> {
  if (step.holder === 'kept') return { id: ticket.holderUserId, name: ticket.holderUserName };
  if (step.holder === 'nobody') return formerHolder(db, ticket, step);
  if (step.holder === 'mover') return { id: actor.userId, name: actor.userName };
  return findReceiver(db, actor, assigneeId === '' ? actor.userId : assigneeId);
}

/** Compare-and-set on the version the person saw. Answers the new entry's place; null = somebody was faster. */
async function moveCustody(db: Db, write: Write, at: Date): Promise<number | null> {
  const { ticket, step } = write;
  // A note has no version to compare: writing back what it read would undo a move that was made meanwhile.
  if (step.move === 'note') return takePlace(db, ticket.id);
  const places = await writeOutcomes(db, [write], at);
  return places.get(ticket.id) ?? null;
}

/** What came back is assigned again to who had it there, if that person still works at the desk. */
async function formerHolder(db: Db, ticket: Found, step: Step): Promise<Holder> {
  const organization = step.chain[step.level] as string;
  const kind = ticket.kinds[organization];
  if (kind === undefined || !comesBack(step)) return { id: null, name: null };
  const [former] = await askRows(db, holderShape)`
    SELECT id, name FROM renkei.former_holder(${ticket.id}::uuid, ${organization}::uuid, ${[...deskRolesOf(kind)]}::text[])`;
  return former ?? { id: null, name: null };
}

const beforeShape = z.object({ before: z.string() });

/** The ticket's columns as they are, its `clock`, and until when the own desk had set it aside, for whoever takes the move back. */
async function columnsOf(db: Db, id: string): Promise<string> {
  const [row] = await askRows(db, beforeShape)`
    SELECT (to_jsonb(t) || jsonb_build_object('clock', (SELECT to_jsonb(s) FROM ticket_targets s WHERE s.ticket_id = t.id),
      'hold', (SELECT to_jsonb(h) FROM ticket_holds h WHERE h.ticket_id = t.id)))::text AS before
    FROM tickets t WHERE id = ${id}::uuid`;
  return row?.before ?? '{}';
}

async function keepUndo(db: Db, ticket: Found, entryId: string, before: string, at: Date): Promise<void> {
  await db.$executeRaw`SELECT renkei.keep_undo(${ticket.id}::uuid, ${entryId}::uuid, ${ticket.version + 1}, ${before}::jsonb, ${at})`;
}

/** Words of another organization that the asker reads are a response; whoever takes it says so, too. */
async function moveClock(db: Db, actor: Actor, ticket: Found, step: Step, at: Date): Promise<void> {
  const asker = step.chain[0] as OrganizationId;
  const toldAsker = step.move !== 'note' && actor.organizationId !== asker && step.audience.includes(asker);
  if (step.move === 'note') return;
  await moveTargets(db, { ticketId: ticket.id, at, state: step.state, level: step.level, toldAsker });
}

async function dropDraft(db: Db, actor: Actor, ticketId: string): Promise<void> {
  await db.$executeRaw`DELETE FROM ticket_drafts WHERE user_id = ${actor.userId}::uuid AND ticket_id = ${ticketId}::uuid`;
}

/** The tail of every move: who is told, whose pages change, what the audit keeps. */
async function announce(db: Db, actor: Actor, ticket: Found, write: Write & { readonly step: Step }): Promise<void> {
  const { step, holder } = write;
  // What stays inside the organization must not show elsewhere, not even as 'something happened'.
  const concerned = step.move === 'note' || step.move === 'assign' ? step.audience : step.partyIds;
  await notifyAboutTicket(db, actor, ticket, ticket.kinds, notificationsFor(ticket, step, holder.id));
  await publish(db, { organizationIds: concerned, topic: 'tickets', id: ticket.id });
  await recordAudit(db, actor, movedAudit(write, concerned));
}
