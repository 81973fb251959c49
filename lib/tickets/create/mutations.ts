import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publish } from '@/lib/core/events';
import { newId } from '@/lib/core/ids';
import { startCustody } from '../custody/rules';
import type { Custody } from '../custody/types';
import { tellDesks } from '../notices/mutations';
import { takeNumber } from '../number/mutations';
import { attachFiles } from '../opening/mutations';
import { worksAtDesk } from '../policy';
import { chainFor, checkOccurredAt } from '../rules';
import type { CreateTicketInput, RecordCallInput } from '../schema';
import { dueFor } from '../target/queries';

type Matter = Pick<
  CreateTicketInput,
  | 'subject'
  | 'system'
  | 'category'
  | 'urgency'
  | 'occurredAt'
  | 'actionTaken'
  | 'contactName'
  | 'contactPhone'
  | 'contactMail'
>;

interface Opening {
  readonly custody: Pick<Custody, 'chain' | 'level' | 'partyIds' | 'bypassed'>;
  readonly route: 'direct' | 'relay';
  readonly channel: 'portal' | 'phone';
  readonly askerUserId: string | null;
  readonly taker: Actor | null;
}

/** Center and operator, of which there is one each. */
async function listNationalTiers(db: Db): Promise<{ center: string; operator: string }> {
  const rows = await db.organization.findMany({
    where: { parentId: null, kind: { in: ['center', 'operator'] }, validTo: null },
    select: { id: true, kind: true },
  });
  const idOf = (kind: string) => rows.find((row) => row.kind === kind)?.id;
  const center = idOf('center');
  const operator = idOf('operator');
  if (center === undefined || operator === undefined)
    throw new Error('the center or the operator is missing from the tree');
  return { center, operator };
}

async function insertTicket(db: Db, matter: Matter, opening: Opening) {
  const at = now();
  const { chain, level, partyIds, bypassed } = opening.custody;
  const holderId = chain[level] as string;
  return db.ticket.create({
    data: {
      ...{ subject: matter.subject, system: matter.system, category: matter.category, urgency: matter.urgency },
      ...{ occurredAt: matter.occurredAt, actionTaken: matter.actionTaken },
      ...{ contactName: matter.contactName, contactPhone: matter.contactPhone, contactMail: matter.contactMail },
      id: newId(),
      number: await takeNumber(db, at),
      route: opening.route,
      channel: opening.channel,
      state: opening.taker === null ? 'waiting' : 'in_progress',
      chain: [...chain],
      level,
      partyIds: [...partyIds],
      bypassed,
      askerOrganizationId: chain[0] as string,
      askerUserId: opening.askerUserId,
      holderOrganizationId: holderId,
      holderUserId: opening.taker?.userId ?? null,
      holderUserName: opening.taker?.userName ?? null,
      holderSince: at,
      dueAt: await dueFor(db, matter.urgency, at),
      createdAt: at,
    },
  });
}

type Inserted = Awaited<ReturnType<typeof insertTicket>>;

/** In one statement: who has it first, the question, and the end of the draft that it was typed in. Answers the entry's id. */
async function insertQuestion(db: Db, actor: Actor, ticket: Inserted, body: string): Promise<string> {
  const id = newId();
  await db.$executeRaw`
    WITH held AS (INSERT INTO ticket_holdings (ticket_id, seq, organization_id, level, since)
        VALUES (${ticket.id}::uuid, 1, ${ticket.holderOrganizationId}::uuid, ${ticket.level}, ${ticket.createdAt})),
      sent AS (DELETE FROM ticket_drafts WHERE ${ticket.channel === 'portal'} AND user_id = ${actor.userId}::uuid AND ticket_id IS NULL)
    INSERT INTO ticket_entries (id, ticket_id, seq, kind, organization_id, author_id, author_name, body, audience, created_at)
    VALUES (${id}::uuid, ${ticket.id}::uuid, 1, 'question', ${actor.organizationId}::uuid, ${actor.userId}::uuid, ${actor.userName},
      ${body}, ${ticket.partyIds}::uuid[], ${ticket.createdAt})`;
  return id;
}

/**
 * Sends an inquiry: from the desk to the next tier, from other staff to their own desk (S0 §4).
 * Answers its number. Problems: `occurredAt` in the future or more than ten years ago, `bypass` without urgency.
 */
export async function createTicket(
  db: Db,
  actor: Actor,
  input: CreateTicketInput,
): Promise<Result<{ id: string; number: string }>> {
  const wrongTime = input.occurredAt && checkOccurredAt(input.occurredAt, now());
  if (wrongTime) return failure('outOfRange', 'occurredAt');
  if (input.bypass && input.urgency !== 'urgent') return failure('onlyUrgent', 'bypass');
  const national = await listNationalTiers(db);
  const chain = chainFor(actor.organizationKind, input.route, {
    asker: actor.organizationId,
    prefecture: actor.parentOrganizationId,
    ...national,
  });
  const bypass = input.bypass && input.route === 'relay' && chain.length > 3;
  const ticket = await insertTicket(db, input, {
    custody: startCustody(chain, { submit: worksAtDesk(actor), bypass }),
    route: input.route,
    channel: 'portal',
    askerUserId: actor.userId,
    taker: null,
  });
  const entryId = await insertQuestion(db, actor, ticket, input.question);
  const refused = await attachFiles(db, actor, entryId, input.fileIds, ticket.partyIds);
  if (refused !== null) return refused;
  await announce(db, actor, ticket, 'ticket.received');
  return success({ id: ticket.id, number: ticket.number });
}

/** Enters a call for the organization with `askerCode`; with an answer it is answered at once (S0 §4). Problem: unknown code. */
export async function recordCall(
  db: Db,
  actor: Actor,
  input: RecordCallInput,
): Promise<Result<{ id: string; number: string; version: number }>> {
  const wrongTime = input.occurredAt && checkOccurredAt(input.occurredAt, now());
  if (wrongTime) return failure('outOfRange', 'occurredAt');
  const asker = await db.organization.findUnique({
    where: { code: input.askerCode },
    select: { id: true, kind: true, validTo: true },
  });
  // To a body that has ended nobody could bring the answer.
  if (asker === null || asker.validTo !== null || asker.id === actor.organizationId || asker.kind === 'operator')
    return failure('notFound', 'askerCode');
  const national = await listNationalTiers(db);
  const chain = chainFor(asker.kind, 'direct', { asker: asker.id, prefecture: null, ...national });
  const ticket = await insertTicket(db, input, {
    custody: startCustody(chain, { submit: true, bypass: false }),
    route: 'direct',
    channel: 'phone',
    askerUserId: null,
    taker: actor,
  });
  await insertQuestion(db, actor, ticket, input.question);
  await announce(db, actor, ticket, 'ticket.recorded');
  return success({ id: ticket.id, number: ticket.number, version: ticket.version });
}

type Announced = {
  id: string;
  number: string;
  subject: string;
  urgency: string;
  partyIds: string[];
  holderOrganizationId: string;
  state: string;
  route: string;
};

/** The tail of every creation: who is told, who sees it live, what the audit keeps. */
async function announce(
  db: Db,
  actor: Actor,
  ticket: Announced,
  kind: 'ticket.received' | 'ticket.recorded',
): Promise<void> {
  const told =
    kind === 'ticket.recorded'
      ? ticket.partyIds.filter((id) => id !== actor.organizationId)
      : [ticket.holderOrganizationId];
  const news = ticket.urgency === 'urgent' ? 'ticket.urgent' : 'ticket.received';
  await tellDesks(
    db,
    actor,
    ticket,
    told.map((organizationId) => ({ kind: news, organizationId, desk: true })),
  );
  await publish(db, { organizationIds: ticket.partyIds, topic: 'tickets', id: ticket.id });
  await recordAudit(db, actor, {
    event: kind === 'ticket.recorded' ? 'ticket.recorded' : 'ticket.created',
    targetType: 'ticket',
    targetId: ticket.id,
    organizationIds: ticket.partyIds,
    after: {
      number: ticket.number,
      subject: ticket.subject,
      state: ticket.state,
      route: ticket.route,
      holder: ticket.holderOrganizationId,
    },
  });
}
