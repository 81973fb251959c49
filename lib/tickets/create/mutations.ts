import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { auditOf } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import type { Writer } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publicationOf } from '@/lib/core/events';
import { newId } from '@/lib/core/ids';
import { doTogether, type Piece } from '@/lib/core/pieces';
import { startCustody } from '../custody/rules';
import { type Kinds, ticketNotifications } from '../notifications/mutations';
import { attachFiles } from '../opening/mutations';
import { worksAtDesk } from '../policy';
import { chainFor, checkOccurredAt } from '../rules';
import type { CreateTicketInput, RecordCallInput } from '../schema';
import { findCaller } from './queries';
import { endOfDraft, firstRows, insertTicket, takeGround } from './rows/mutations';
import type { NewTicket } from './rows/types';

interface Created {
  readonly id: string;
  readonly number: string;
}

/**
 * Sends an inquiry: from the desk to the next tier, from other staff to their own desk (S0 §4).
 * Answers its number. Problems: `occurredAt` in the future or more than ten years ago, `bypass` without urgency.
 */
export async function createTicket(
  db: Writer,
  actor: Actor,
  input: CreateTicketInput,
  keep?: (created: Created) => Piece,
): Promise<Result<Created>> {
  const at = now();
  const wrongTime = input.occurredAt && checkOccurredAt(input.occurredAt, at);
  if (wrongTime) return failure('outOfRange', 'occurredAt');
  if (input.bypass && input.urgency !== 'urgent') return failure('onlyUrgent', 'bypass');
  const { organizationId: asker, organizationKind: kind, parentOrganizationId: prefecture } = actor;
  const ground = await takeGround(db, at);
  const { center, operator } = ground;
  const chain = chainFor(kind, input.route, { asker, prefecture, center, operator });
  const bypass = input.bypass && input.route === 'relay' && chain.length > 3;
  const ticket = await insertTicket(db, ground, input, {
    custody: startCustody(chain, { submit: worksAtDesk(actor), bypass }),
    route: input.route,
    channel: 'portal',
    askerUserId: actor.userId,
    taker: null,
  });
  const created = { id: ticket.id, number: ticket.number };
  const entryId = newId();
  const kinds: Kinds = {
    ...(prefecture === null ? {} : { [prefecture]: 'prefecture' }),
    [center]: 'center',
    [operator]: 'operator',
    [asker]: kind,
  };
  // Beside whoever has it first, the prefecture that an urgent one passes over: a bypass is no secret.
  const told = [...new Set([ticket.holderId, ...ticket.partyIds.filter((id) => id !== asker)])];
  await doTogether(db, [
    ...firstRows(actor, ticket, entryId, input.question),
    endOfDraft(actor),
    ...announcementOf(actor, ticket, 'ticket.created', kinds, told),
    keep?.(created) ?? {},
  ]);
  const refused = await attachFiles(db, actor, entryId, input.fileIds, ticket.partyIds);
  return refused ?? success(created);
}

/** Enters a call for the organization with `askerCode`; with an answer it is answered at once (S0 §4). Problem: unknown code. */
export async function recordCall(
  db: Writer,
  actor: Actor,
  input: RecordCallInput,
): Promise<Result<{ id: string; number: string; version: number }>> {
  const at = now();
  const wrongTime = input.occurredAt && checkOccurredAt(input.occurredAt, at);
  if (wrongTime) return failure('outOfRange', 'occurredAt');
  const asker = await findCaller(db, input.askerCode);
  if (asker === null || asker.id === actor.organizationId) return failure('notFound', 'askerCode');
  const ground = await takeGround(db, at);
  const { center, operator } = ground;
  const chain = chainFor(asker.kind, 'direct', { asker: asker.id, prefecture: null, center, operator });
  const ticket = await insertTicket(db, ground, input, {
    custody: startCustody(chain, { submit: true, bypass: false }),
    route: 'direct',
    channel: 'phone',
    askerUserId: null,
    taker: actor,
  });
  const told = ticket.partyIds.filter((id) => id !== actor.organizationId);
  const kinds: Kinds = { [center]: 'center', [operator]: 'operator', [asker.id]: asker.kind };
  await doTogether(db, [
    ...firstRows(actor, ticket, newId(), input.question),
    ...announcementOf(actor, ticket, 'ticket.recorded', kinds, told),
  ]);
  return success({ id: ticket.id, number: ticket.number, version: 1 });
}

/** The tail of every creation: who is told, who sees it live, what the audit keeps. */
function announcementOf(
  actor: Actor,
  ticket: NewTicket,
  event: 'ticket.created' | 'ticket.recorded',
  kinds: Kinds,
  told: readonly string[],
): Piece[] {
  const { id, number, subject, state, route, partyIds } = ticket;
  const kind = ticket.urgency === 'urgent' ? 'ticket.urgent' : 'ticket.received';
  return [
    ...ticketNotifications(
      actor,
      ticket,
      kinds,
      told.map((organizationId) => ({ kind, organizationId, desk: true })),
    ),
    publicationOf({ organizationIds: partyIds, topic: 'tickets', id }),
    auditOf(actor, {
      event,
      targetType: 'ticket',
      targetId: id,
      organizationIds: partyIds,
      after: { number, subject, state, route, holder: ticket.holderId },
    }),
  ];
}
