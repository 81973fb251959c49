import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { minutesInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publish } from '@/lib/core/events';
import { Prisma } from '@/lib/core/generated/client';
import { newId } from '@/lib/core/ids';
import { askRows } from '@/lib/core/rows';
import { linkKnowledge } from '@/lib/knowledge/mutations';
import { isWritten } from '../composer/rules';
import { isEnded, type TicketMove } from '../constants';
import { dueFor } from '../due/queries';
import { notifyAboutTicket } from '../notifications/mutations';
import { notificationsFor } from '../notifications/rules';
import { attachFiles, openAnswers, openEntries } from '../opening/mutations';
import { deskRolesOf, moverOf } from '../policy';
import type { MoveTicketInput } from '../schema';
import { moveTargets } from '../sla/mutations';
import { type Found, findArrivedAnswer, findMoving, findReceiver } from './queries';
import { comesBack, rules, stepFor, targetAfter } from './rules';
import type { Step } from './types';

interface Moved {
  readonly number: string;
  readonly move: TicketMove;
}

const holderShape = z.object({ id: z.string().nullable(), name: z.string().nullable() });
type Holder = z.infer<typeof holderShape>;

/** What one move needs: `move` is one of them. */
type Move = MoveTicketInput & { readonly move: TicketMove };

/**
 * Makes one move on one ticket: state, entry, custody, notifications and audit together or not at all.
 * Problems: `notFound`, `denied` (not this person's move now), `tickets.movedFirst` (somebody moved it since `version`),
 * `tickets.chooseMove`, `required` text.
 */
export function moveTicket(db: Db, actor: Actor, input: MoveTicketInput): Promise<Result<Moved>> {
  const { move } = input;
  return move === '' ? noMove(db, input) : makeMove(db, actor, { ...input, move });
}

async function noMove(db: Db, input: MoveTicketInput): Promise<Result<never>> {
  const ticket = await findMoving(db, input.ticketId);
  if (ticket === null) return failure('notFound');
  return ticket.version === input.version ? failure('tickets.chooseMove', 'move') : movedFirst(db, ticket.id);
}

const movedFirstShape = z.object({ name: z.string(), at: z.date() });

/** Says who was faster, and when. */
async function movedFirst(db: Db, ticketId: string): Promise<Result<never>> {
  const [last] = await askRows(db, movedFirstShape)`
    SELECT author_name AS name, created_at AS at FROM ticket_entries WHERE ticket_id = ${ticketId}::uuid ORDER BY seq DESC LIMIT 1`;
  if (!last) return failure('conflict');
  const minutes = minutesInJapan(last.at);
  const time = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  return failure('tickets.movedFirst', undefined, { name: last.name, time });
}

async function makeMove(db: Db, actor: Actor, input: Move): Promise<Result<Moved>> {
  const at = now();
  const ticket = await findMoving(db, input.ticketId);
  if (ticket === null) return failure('notFound');
  if (input.move !== 'note' && ticket.version !== input.version) return movedFirst(db, ticket.id);
  const step = stepFor(ticket, input.move, moverOf(actor));
  if (step === null) return failure('denied');
  const problem = checkText(input);
  if (problem !== null) return problem;
  const holder = await holderAfter(db, actor, ticket, step, input.assigneeId);
  if (holder === null) return failure('notFound', 'assigneeId');
  const handsOn = isHandedOn(ticket, step);
  const before = handsOn ? await columnsOf(db, ticket.id) : null;

  const seq = await moveCustody(db, ticket, step, holder, at);
  if (seq === null) return movedFirst(db, ticket.id);
  const source = step.entry === 'passed_on' ? await findArrivedAnswer(db, ticket.id, actor.organizationId) : null;
  const entryId = newId();
  if (handsOn) await handOn(db, ticket, step, seq, at);
  await addEntry(db, actor, ticket.id, step, {
    ...{ id: entryId, seq, source, at },
    body: input.text,
    carrier: step.entry === 'answered' ? input.carrier : '',
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
  await announce(db, actor, ticket, step, holder);
  return success({ number: ticket.number, move: input.move });
}

function checkText({ move, text, fileIds }: Move): Result<never> | null {
  const rule = rules[move].text;
  if (rule === 'required' && text === '') return failure('required', 'text');
  // Taking says nothing. What was typed beside it would be shown to every organization on the way.
  return rule === 'none' && (text !== '' || fileIds.length > 0) ? failure('invalid', 'text') : null;
}

async function holderAfter(
  db: Db,
  actor: Actor,
  ticket: Found,
  step: Step,
  assigneeId: string,
): Promise<Holder | null> {
  if (step.holder === 'kept') return { id: ticket.holderUserId, name: ticket.holderUserName };
  if (step.holder === 'nobody') return formerHolder(db, ticket, step);
  if (step.holder === 'mover') return { id: actor.userId, name: actor.userName };
  return findReceiver(db, actor, assigneeId === '' ? actor.userId : assigneeId);
}

const isHandedOn = (ticket: Found, step: Step) =>
  step.move !== 'note' && step.chain[step.level] !== ticket.holderOrganizationId;

const seqShape = z.object({ seq: z.number() });

/** Compare-and-set on the version the person saw. Answers the new entry's place; null = somebody was faster. */
async function moveCustody(db: Db, ticket: Found, step: Step, holder: Holder, at: Date): Promise<number | null> {
  const due =
    targetAfter(ticket, step) === 'new' ? await dueFor(db, ticket.urgency, at, step.chain[step.level] as string) : null;
  // A note has no version to compare: writing back what it read would undo a move that was made meanwhile.
  const [row] = await askRows(db, seqShape)`
    UPDATE tickets SET last_seq = last_seq + 1 ${step.move === 'note' ? Prisma.empty : Prisma.sql`, ${changes(ticket, step, holder, at, due)}`}
    WHERE id = ${ticket.id}::uuid ${step.move === 'note' ? Prisma.empty : Prisma.sql`AND version = ${ticket.version}`}
    RETURNING last_seq AS seq`;
  return row?.seq ?? null;
}

function changes(ticket: Found, step: Step, holder: Holder, at: Date, due: Date | null): Prisma.Sql {
  const target = targetAfter(ticket, step);
  const answered = step.state === 'answered' ? Prisma.sql`${at}` : Prisma.sql`NULL`;
  return Prisma.sql`version = version + 1, state = ${step.state}::ticket_state, level = ${step.level}::smallint,
    resume_level = ${step.resumeLevel}::smallint, chain = ${[...step.chain]}::uuid[], party_ids = ${[...step.partyIds]}::uuid[],
    bypassed = ${step.bypassed}, holder_organization_id = ${step.chain[step.level]}::uuid, holder_user_id = ${holder.id}::uuid,
    holder_user_name = ${holder.name}, holder_since = ${isHandedOn(ticket, step) ? Prisma.sql`${at}` : Prisma.sql`holder_since`},
    holder_group = ${isHandedOn(ticket, step) ? null : ticket.holderGroup}::ticket_group,
    due_at = ${target === 'kept' ? Prisma.sql`due_at` : Prisma.sql`${due}::timestamptz`},
    answered_at = ${step.state === 'answered' || step.move === 'reopen' ? answered : Prisma.sql`answered_at`},
    closed_at = ${isEnded(step.state) ? at : null}::timestamptz`;
}

/** The span of who had it ends, and the next one's begins. */
async function handOn(db: Db, ticket: Found, step: Step, seq: number, at: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE ticket_holdings SET until = ${at}, user_id = ${ticket.holderUserId}::uuid, user_name = ${ticket.holderUserName}
    WHERE ticket_id = ${ticket.id}::uuid AND until IS NULL`;
  await db.$executeRaw`DELETE FROM ticket_holds WHERE ticket_id = ${ticket.id}::uuid`;
  await db.$executeRaw`
    INSERT INTO ticket_holdings (ticket_id, seq, organization_id, level, since)
    VALUES (${ticket.id}::uuid, ${seq}, ${step.chain[step.level]}::uuid, ${step.level}, ${at})`;
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
  const asker = step.chain[0] as string;
  const toldAsker = step.move !== 'note' && actor.organizationId !== asker && step.audience.includes(asker);
  if (step.move === 'note') return;
  await moveTargets(db, { ticketId: ticket.id, at, state: step.state, level: step.level, toldAsker });
}

async function dropDraft(db: Db, actor: Actor, ticketId: string): Promise<void> {
  await db.$executeRaw`DELETE FROM ticket_drafts WHERE user_id = ${actor.userId}::uuid AND ticket_id = ${ticketId}::uuid`;
}

interface NewEntry {
  readonly id: string;
  readonly seq: number;
  readonly body: string;
  readonly source: string | null;
  readonly carrier: '' | 'staff' | 'contractor';
  readonly at: Date;
}

async function addEntry(
  db: Db,
  actor: Actor,
  ticketId: string,
  step: Step,
  { id, seq, body, source, carrier, at }: NewEntry,
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO ticket_entries (id, ticket_id, seq, kind, organization_id, author_id, author_name, body, source_id, audience, carrier,
      created_at)
    VALUES (${id}::uuid, ${ticketId}::uuid, ${seq}, ${step.entry}::ticket_entry_kind, ${actor.organizationId}::uuid, ${actor.userId}::uuid,
      ${actor.userName}, ${body}, ${source}::uuid, ${[...step.audience]}::uuid[], ${carrier || null}::ticket_carrier, ${at})`;
}

/** The tail of every move: who is told, whose pages change, what the audit keeps. */
async function announce(db: Db, actor: Actor, ticket: Found, step: Step, holder: Holder): Promise<void> {
  // What stays inside the organization must not show elsewhere, not even as 'something happened'.
  const concerned = step.move === 'note' || step.move === 'assign' ? step.audience : step.partyIds;
  await notifyAboutTicket(db, actor, ticket, ticket.kinds, notificationsFor(ticket, step, holder.id));
  await publish(db, { organizationIds: concerned, topic: 'tickets', id: ticket.id });
  await recordAudit(db, actor, {
    event: `ticket.${step.entry}`,
    targetType: 'ticket',
    targetId: ticket.id,
    organizationIds: concerned,
    before: { state: ticket.state, holder: ticket.holderOrganizationId, holderUser: ticket.holderUserId },
    after: { state: step.state, holder: step.chain[step.level], holderUser: holder.id },
  });
}
