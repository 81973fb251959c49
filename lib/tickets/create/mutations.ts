import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publish } from '@/lib/core/events/publish';
import { newId, type OrganizationId } from '@/lib/core/ids';
import { startCustody } from '../custody/rules';
import { attachFiles } from '../entries/mutations';
import { type Kinds, notifyAboutTicket } from '../notifications/mutations';
import { worksAtDesk } from '../policy';
import { chainFor, checkOccurredAt } from '../rules';
import type { CreateTicketInput, RecordCallInput } from '../schema';
import { holdTicket } from '../work/mutations';
import { findCallers } from './queries';
import { endDraft, insertFirstRows, insertTicket, takeGround } from './rows/mutations';
import type { NewTicket } from './rows/types';

interface Created {
  readonly id: string;
  readonly number: string;
}

/**
 * Sends an inquiry: from the desk to the next tier, from other staff to their own desk (S0 §4).
 * Answers its number. Problems: `occurredAt` in the future or more than ten years ago, `bypass` without urgency.
 */
export async function createTicket(db: Db, actor: Actor, input: CreateTicketInput): Promise<Result<Created>> {
  const at = now();
  const wrongTime = input.occurredAt && checkOccurredAt(input.occurredAt, at);
  if (wrongTime) return failure('outOfRange', 'occurredAt');
  if (input.bypass && input.urgency !== 'urgent') return failure('tickets.onlyUrgent', 'bypass');
  const { organizationId: asker, organizationKind: kind, parentOrganizationId: prefecture } = actor;
  const ground = await takeGround(db, at);
  const { center, operator } = ground;
  const chain = chainFor(kind, input.route, { asker, prefecture, center, operator });
  const bypass = input.bypass && input.route === 'relay' && chain.length > 3;
  const ticket = await insertTicket(db, ground, input, {
    custody: startCustody(chain, { submit: worksAtDesk(actor), bypass, take: false }),
    route: input.route,
    channel: 'portal',
    askerUserId: actor.userId,
    taker: null,
  });
  const entryId = newId();
  await insertFirstRows(db, actor, ticket, entryId, input.question);
  await endDraft(db, actor);
  const refused = await attachFiles(db, actor, entryId, input.fileIds, ticket.partyIds);
  if (refused !== null) return refused;
  const kinds: Kinds = {
    ...(prefecture === null ? {} : { [prefecture]: 'prefecture' }),
    [center]: 'center',
    [operator]: 'operator',
    [asker]: kind,
  };
  // Beside whoever has it first, the prefecture that an urgent one passes over: a bypass is no secret.
  const told = [...new Set([ticket.holderId, ...ticket.partyIds.filter((id) => id !== asker)])];
  await announce(db, actor, ticket, 'ticket.created', kinds, told);
  return success({ id: ticket.id, number: ticket.number });
}

/** Enters a call for the organization with `askerCode`; with an answer it is answered at once (S0 §4). Problem: unknown code. */
export async function recordCall(
  db: Db,
  actor: Actor,
  input: RecordCallInput,
): Promise<Result<{ id: string; number: string; version: number }>> {
  const at = now();
  const wrongTime = input.occurredAt && checkOccurredAt(input.occurredAt, at);
  if (wrongTime) return failure('outOfRange', 'occurredAt');
  const [asker, other] = await findCallers(db, input.askerCode);
  if (asker === undefined || asker.id === actor.organizationId) return failure('notFound', 'askerCode');
  if (other !== undefined) return failure('tickets.severalCallers', 'askerCode');
  const ground = await takeGround(db, at);
  const { center, operator } = ground;
  const chain = chainFor(asker.kind, 'direct', { asker: asker.id, prefecture: null, center, operator });
  const ticket = await insertTicket(db, ground, input, {
    custody: startCustody(chain, { submit: true, bypass: false, take: true }),
    route: 'direct',
    channel: 'phone',
    askerUserId: null,
    taker: actor,
  });
  const told = ticket.partyIds.filter((id) => id !== actor.organizationId);
  const kinds: Kinds = { [center]: 'center', [operator]: 'operator', [asker.id]: asker.kind };
  await insertFirstRows(db, actor, ticket, newId(), input.question);
  await announce(db, actor, ticket, 'ticket.recorded', kinds, told);
  if (input.callBackAt !== null) {
    const held = await holdTicket(db, actor, {
      ticketId: ticket.id,
      kind: 'call_back',
      until: input.callBackAt,
      note: '',
    });
    if (!held.ok) return failure('outOfRange', 'callBackAt');
  }
  return success({ id: ticket.id, number: ticket.number, version: 1 });
}

/** The tail of every creation: who is told, who sees it live, what the audit keeps. */
export async function announce(
  db: Db,
  actor: Actor,
  ticket: NewTicket,
  event: 'ticket.created' | 'ticket.recorded',
  kinds: Kinds,
  told: readonly OrganizationId[],
): Promise<void> {
  const { id, number, subject, state, route, partyIds } = ticket;
  const kind = ticket.urgency === 'urgent' ? 'ticket.urgent' : 'ticket.received';
  const notifications = told.map((organizationId) => ({ kind, organizationId, desk: true }) as const);
  await notifyAboutTicket(db, actor, ticket, kinds, notifications);
  await publish(db, { organizationIds: partyIds, topic: 'tickets', id });
  await recordAudit(db, actor, {
    event,
    targetType: 'ticket',
    targetId: id,
    organizationIds: partyIds,
    after: { number, subject, state, route, holder: ticket.holderId },
  });
}
