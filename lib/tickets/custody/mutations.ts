import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publish } from '@/lib/core/events';
import { newId } from '@/lib/core/ids';
import type { TicketMove } from '../constants';
import { tellDesks } from '../notices/mutations';
import { noticesFor } from '../notices/rules';
import { attachFiles, openAnswers, openEntries } from '../opening/mutations';
import { canReceive, moverOf } from '../policy';
import type { MoveTicketInput } from '../schema';
import { dueFor } from '../target/queries';
import { rules, stepFor, targetAfter } from './rules';
import type { Step } from './types';

type Moving = NonNullable<Awaited<ReturnType<typeof findTicket>>>;

function findTicket(db: Db, id: string) {
  return db.ticket.findUnique({ where: { id } });
}

interface Holder {
  readonly id: string | null;
  readonly name: string | null;
}

/**
 * Makes one move on one ticket: state, entry, custody, notifications and audit together or not at all.
 * Problems: `notFound`, `denied` (not this person's move now), `conflict` (somebody moved it since `version`), `required` text.
 */
export async function moveTicket(
  db: Db,
  actor: Actor,
  input: MoveTicketInput,
): Promise<Result<{ number: string; move: TicketMove }>> {
  const ticket = await findTicket(db, input.ticketId);
  if (ticket === null) return failure('notFound');
  if (input.move !== 'note' && ticket.version !== input.version) return failure('conflict');
  const step = stepFor(ticket, input.move, moverOf(actor));
  if (step === null) return failure('denied');
  const problem = checkText(input);
  if (problem !== null) return problem;
  const holder = await holderAfter(db, actor, ticket, step, input.assigneeId);
  if (holder === null) return failure('notFound', 'assigneeId');

  if (!(await moveCustody(db, ticket, step, holder))) return failure('conflict');
  const source = step.entry === 'passed_on' ? await findArrivedAnswer(db, ticket.id, actor.organizationId) : null;
  const entryId = await insertEntry(db, actor, ticket.id, step, input.text, source);
  const refused = await attachFiles(db, actor, entryId, input.fileIds, step.audience);
  if (refused !== null) return refused;
  if (step.opensTo !== null) await openEntries(db, actor, ticket.id, step.opensTo);
  if (source !== null) for (const reader of step.audience) await openAnswers(db, actor, source, reader);
  await db.ticketDraft.deleteMany({ where: { userId: actor.userId, ticketId: ticket.id } });
  await announce(db, actor, ticket, step, holder);
  return success({ number: ticket.number, move: input.move });
}

function checkText({ move, text, fileIds }: MoveTicketInput): Result<never> | null {
  const rule = rules[move].text;
  if (rule === 'required' && text === '') return failure('required', 'text');
  // Taking says nothing. What was typed beside it would be shown to every organization on the way.
  return rule === 'none' && (text !== '' || fileIds.length > 0) ? failure('invalid', 'text') : null;
}

async function holderAfter(
  db: Db,
  actor: Actor,
  ticket: Moving,
  step: Step,
  assigneeId: string,
): Promise<Holder | null> {
  if (step.holder === 'kept') return { id: ticket.holderUserId, name: ticket.holderUserName };
  if (step.holder === 'nobody') return { id: null, name: null };
  if (step.holder === 'mover') return { id: actor.userId, name: actor.userName };
  const colleague = await db.user.findFirst({
    where: {
      id: assigneeId === '' ? actor.userId : assigneeId,
      organizationId: actor.organizationId,
      disabledAt: null,
    },
    select: { id: true, name: true, roles: { select: { role: true } } },
  });
  const roles = colleague?.roles.map((one) => one.role) ?? [];
  return colleague !== null && canReceive(actor.organizationKind, roles) ? colleague : null;
}

/** Compare-and-set on the version the person saw; false = somebody was faster. */
async function moveCustody(db: Db, ticket: Moving, step: Step, holder: Holder): Promise<boolean> {
  // A note has no version to compare: writing back what it read would undo a move that was made meanwhile.
  if (step.move === 'note') return takeEntryNumber(db, ticket.id);
  const at = now();
  const holderOrganizationId = step.chain[step.level] as string;
  const moved = holderOrganizationId !== ticket.holderOrganizationId;
  const target = targetAfter(ticket, step);
  const { count } = await db.ticket.updateMany({
    where: { id: ticket.id, version: ticket.version },
    data: {
      state: step.state,
      level: step.level,
      resumeLevel: step.resumeLevel,
      chain: [...step.chain],
      partyIds: [...step.partyIds],
      bypassed: step.bypassed,
      holderOrganizationId,
      holderUserId: holder.id,
      holderUserName: holder.name,
      ...(moved ? { holderSince: at } : {}),
      ...(target === 'kept' ? {} : { dueAt: target === 'none' ? null : await dueFor(db, ticket.urgency, at) }),
      answeredAt: step.state === 'answered' ? at : step.move === 'reopen' ? null : ticket.answeredAt,
      closedAt: step.state === 'closed' ? at : null,
      lastSeq: { increment: 1 },
      version: { increment: 1 },
    },
  });
  if (count === 1 && moved) await moveHolding(db, ticket, step, at);
  return count === 1;
}

async function takeEntryNumber(db: Db, id: string): Promise<boolean> {
  const { count } = await db.ticket.updateMany({ where: { id }, data: { lastSeq: { increment: 1 } } });
  return count === 1;
}

async function moveHolding(db: Db, ticket: Moving, step: Step, at: Date): Promise<void> {
  await db.ticketHolding.updateMany({ where: { ticketId: ticket.id, until: null }, data: { until: at } });
  await db.ticketHolding.create({
    data: {
      ticketId: ticket.id,
      seq: ticket.lastSeq + 1,
      organizationId: step.chain[step.level] as string,
      level: step.level,
      since: at,
    },
  });
}

/** The newest answer from the tier above, which is what a tier in between passes on. */
async function findArrivedAnswer(db: Db, ticketId: string, organizationId: string): Promise<string | null> {
  const source = await db.ticketEntry.findFirst({
    where: { ticketId, kind: { in: ['answered', 'passed_on'] }, organizationId: { not: organizationId } },
    orderBy: { seq: 'desc' },
    select: { id: true },
  });
  return source?.id ?? null;
}

async function insertEntry(
  db: Db,
  actor: Actor,
  ticketId: string,
  step: Step,
  body: string,
  sourceId: string | null,
): Promise<string> {
  const { lastSeq } = await db.ticket.findUniqueOrThrow({ where: { id: ticketId }, select: { lastSeq: true } });
  const id = newId();
  await db.ticketEntry.createMany({
    data: {
      ...{
        id,
        ticketId,
        seq: lastSeq,
        kind: step.entry,
        body,
        sourceId,
        createdAt: now(),
        audience: [...step.audience],
      },
      ...{ organizationId: actor.organizationId, authorId: actor.userId, authorName: actor.userName },
    },
  });
  return id;
}

/** The tail of every move: who is told, whose pages change, what the audit keeps. */
async function announce(db: Db, actor: Actor, ticket: Moving, step: Step, holder: Holder): Promise<void> {
  await tellDesks(db, actor, ticket, noticesFor(ticket, step, holder.id));
  // What stays inside the organization must not show elsewhere, not even as 'something happened'.
  const concerned = step.move === 'note' || step.move === 'assign' ? step.audience : step.partyIds;
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
