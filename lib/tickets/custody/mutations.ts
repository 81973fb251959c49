import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publish } from '@/lib/core/events';
import { newId } from '@/lib/core/ids';
import { grantFile } from '@/lib/files/mutations';
import { notify } from '@/lib/notifications/mutations';
import type { TicketMove } from '../constants';
import { canReceive, moverOf } from '../policy';
import type { MoveTicketInput } from '../schema';
import { dueFor } from '../target/queries';
import { noticesFor, rules, stepFor } from './rules';
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
export async function moveTicket(db: Db, actor: Actor, input: MoveTicketInput): Promise<Result<{ number: string; move: TicketMove }>> {
  const ticket = await findTicket(db, input.ticketId);
  if (ticket === null) return failure('notFound');
  if (input.move !== 'note' && ticket.version !== input.version) return failure('conflict');
  const step = stepFor(ticket, input.move, moverOf(actor));
  if (step === null) return failure('denied');
  if (rules[input.move].text === 'required' && input.text === '') return failure('required', 'text');
  const holder = await holderAfter(db, actor, ticket, step, input.assigneeId);
  if (holder === null) return failure('notFound', 'assigneeId');

  if (!(await moveCustody(db, ticket, step, holder))) return failure('conflict');
  const text = step.entry === 'passed_on' ? await passedOnText(db, ticket, actor, input.text) : { body: input.text, sourceId: null };
  const entryId = await insertEntry(db, actor, ticket, step, text);
  await attachFiles(db, actor, entryId, input.fileIds, step.audience);
  if (step.opensTo !== null) await openEntries(db, actor, ticket.id, step.opensTo);
  if (text.sourceId !== null) await passFilesOn(db, actor, text.sourceId, entryId, step.audience);
  await db.ticketDraft.deleteMany({ where: { userId: actor.userId, ticketId: ticket.id } });
  await announce(db, actor, ticket, step, holder);
  return success({ number: ticket.number, move: input.move });
}

async function holderAfter(db: Db, actor: Actor, ticket: Moving, step: Step, assigneeId: string): Promise<Holder | null> {
  if (step.holder === 'kept') return { id: ticket.holderUserId, name: ticket.holderUserName };
  if (step.holder === 'nobody') return { id: null, name: null };
  if (step.holder === 'mover') return { id: actor.userId, name: actor.userName };
  const colleague = await db.user.findFirst({
    where: { id: assigneeId === '' ? actor.userId : assigneeId, organizationId: actor.organizationId, disabledAt: null },
    select: { id: true, name: true, roles: { select: { role: true } } },
  });
  const roles = colleague?.roles.map((one) => one.role) ?? [];
  return colleague !== null && canReceive(actor.organizationKind, roles) ? colleague : null;
}

/** Compare-and-set on the version the person saw; false = somebody was faster. A note leaves the version alone. */
async function moveCustody(db: Db, ticket: Moving, step: Step, holder: Holder): Promise<boolean> {
  const at = now();
  const holderOrganizationId = step.chain[step.level] as string;
  const moved = holderOrganizationId !== ticket.holderOrganizationId;
  const handed = moved || step.state !== ticket.state;
  const note = step.move === 'note';
  const { count } = await db.ticket.updateMany({
    where: note ? { id: ticket.id } : { id: ticket.id, version: ticket.version },
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
      ...(handed ? { dueAt: ['answered', 'closed'].includes(step.state) ? null : await dueFor(db, ticket.urgency, at) } : {}),
      answeredAt: step.state === 'answered' ? at : step.move === 'reopen' ? null : ticket.answeredAt,
      closedAt: step.state === 'closed' ? at : null,
      lastSeq: { increment: 1 },
      ...(note ? {} : { version: { increment: 1 } }),
    },
  });
  if (count === 1 && moved) await moveHolding(db, ticket, step, at);
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

/** The answer that came down, in its own words, with this tier's annotation after it. */
async function passedOnText(db: Db, ticket: Moving, actor: Actor, annotation: string) {
  const source = await db.ticketEntry.findFirst({
    where: { ticketId: ticket.id, kind: { in: ['answered', 'passed_on'] }, organizationId: { not: actor.organizationId } },
    orderBy: { seq: 'desc' },
    select: { id: true },
  });
  return { body: annotation, sourceId: source?.id ?? null };
}

async function insertEntry(db: Db, actor: Actor, ticket: Moving, step: Step, text: { body: string; sourceId: string | null }): Promise<string> {
  const [row] = await db.$queryRaw<{ last_seq: number }[]>`SELECT last_seq FROM tickets WHERE id = ${ticket.id}::uuid`;
  const id = newId();
  await db.ticketEntry.create({
    data: {
      id,
      ticketId: ticket.id,
      seq: row?.last_seq ?? ticket.lastSeq + 1,
      kind: step.entry,
      organizationId: actor.organizationId,
      authorId: actor.userId,
      authorName: actor.userName,
      body: text.body,
      audience: [...step.audience],
      sourceId: text.sourceId,
      createdAt: now(),
    },
    select: { id: true },
  });
  return id;
}

/** Puts uploaded files under an entry and shows them to its readers. */
export async function attachFiles(db: Db, actor: Actor, entryId: string, fileIds: readonly string[], audience: readonly string[]): Promise<void> {
  for (const fileId of fileIds) {
    await grantFile(db, actor, fileId, audience);
    await db.ticketEntryFile.create({ data: { entryId, fileId } });
  }
}
