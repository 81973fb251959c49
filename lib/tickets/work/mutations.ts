import 'server-only';
import { z } from 'zod';
import { type Actor, hasRole } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publish } from '@/lib/core/events/publish';
import { notify } from '@/lib/notifications/mutations';
import { isEnded } from '../constants';
import { type Found, findMoving } from '../custody/queries';
import { nobody, writeOutcomes } from '../custody/rows/mutations';
import { stepFor } from '../custody/rules';
import { addEntries } from '../entries/mutations';
import { moverOf, worksAtDesk } from '../policy';
import { checkRecovery } from './rules';
import type { GroupTicketInput, HoldTicketInput, RecoveryInput } from './schema';

interface Numbered {
  readonly number: string;
}

/** What the own organization has, and its desk works on. */
async function findHeld(db: Db, actor: Actor, ticketId: string): Promise<Result<Found>> {
  const ticket = await findMoving(db, ticketId);
  if (ticket === null) return failure('notFound');
  const held = worksAtDesk(actor) && ticket.holderOrganizationId === actor.organizationId && !isEnded(ticket.state);
  return held ? success(ticket) : failure('denied');
}

/** `version`: of one among several, as the person saw it; then a call that was promised stays promised. */
type Hold = HoldTicketInput & { readonly version?: number };

/**
 * Sets an inquiry aside until then; its organization alone sees so. Problems: `notFound`, `denied`, `outOfRange` for a time that has passed; with
 * a version also `conflict` and `tickets.promised`.
 */
export async function holdTicket(db: Db, actor: Actor, input: Hold): Promise<Result<Numbered>> {
  const found = await findHeld(db, actor, input.ticketId);
  const seen = input.version ?? null;
  if (seen !== null && (await isMoved(db, input.ticketId, seen))) return failure('conflict');
  if (!found.ok) return found;
  if (input.until <= now() || input.until.getTime() > now().getTime() + 366 * 86_400_000)
    return failure('outOfRange', 'until');
  const held = await db.$executeRaw`
    INSERT INTO ticket_holds AS h (ticket_id, organization_id, kind, until, note, user_id, user_name, at)
    VALUES (${input.ticketId}::uuid, ${actor.organizationId}::uuid, ${input.kind}::ticket_hold_kind, ${input.until}, ${input.note},
      ${actor.userId}::uuid, ${actor.userName}, ${now()})
    ON CONFLICT (ticket_id, organization_id) DO UPDATE SET kind = EXCLUDED.kind, until = EXCLUDED.until, note = EXCLUDED.note,
      user_id = EXCLUDED.user_id, user_name = EXCLUDED.user_name, at = EXCLUDED.at
    WHERE ${seen}::integer IS NULL OR h.kind <> 'call_back'`;
  if (held === 0) return failure('tickets.promised');
  await trace(db, actor, found.value, 'ticket.held', { state: input.kind });
  return success({ number: found.value.number });
}

const versionShape = z.object({ version: z.number() });

/** Has somebody moved it since? Nobody does until the transaction ends. */
async function isMoved(db: Db, ticketId: string, seen: number): Promise<boolean> {
  const [row] = await askRows(db, versionShape)`SELECT version FROM tickets WHERE id = ${ticketId}::uuid FOR SHARE`;
  return row !== undefined && row.version !== seen;
}

/** Takes it up again, or has called as promised, which is owed wherever the ticket is. The same again changes nothing. */
export async function releaseHold(db: Db, actor: Actor, ticketId: string): Promise<Result<Numbered>> {
  const ticket = await findMoving(db, ticketId);
  if (ticket === null) return failure('notFound');
  if (!worksAtDesk(actor)) return failure('denied');
  const gone = await db.$executeRaw`DELETE FROM ticket_holds WHERE ticket_id = ${ticketId}::uuid`;
  if (gone === 0 && ticket.holderOrganizationId !== actor.organizationId) return failure('denied');
  if (gone > 0) await trace(db, actor, ticket, 'ticket.resumed', {});
  return success({ number: ticket.number });
}

async function trace(
  db: Db,
  actor: Actor,
  ticket: Found,
  event: `ticket.${string}`,
  after: Readonly<Record<string, unknown>>,
) {
  await publish(db, { organizationIds: [actor.organizationId], topic: 'tickets', id: ticket.id });
  await recordAudit(db, actor, {
    event,
    targetType: 'ticket',
    targetId: ticket.id,
    organizationIds: [actor.organizationId],
    after: { number: ticket.number, ...after },
  });
}

/**
 * Hands an inquiry from the call center to the center's system management, which decides (S0 §3), or back. Nobody has it in hand there
 * yet. Problems: `notFound`, `denied` outside of the center, `conflict`.
 */
export async function groupTicket(db: Db, actor: Actor, input: GroupTicketInput): Promise<Result<Numbered>> {
  if (actor.organizationKind !== 'center') return failure('denied');
  const found = await findHeld(db, actor, input.ticketId);
  if (!found.ok) return found;
  const ticket = found.value;
  const step = stepFor(ticket, 'group', moverOf(actor));
  if (step === null) return failure('denied');
  if (ticket.version !== input.version) return failure('conflict');
  const at = now();
  const places = await writeOutcomes(db, [{ ticket, step, holder: nobody, group: input.group }], at);
  const seq = places.get(ticket.id);
  if (seq === undefined) return failure('conflict');
  const body = [input.group, input.text].filter(Boolean).join('\n');
  const { entry: kind, audience } = step;
  await addEntries(db, [{ ticketId: ticket.id, seq, kind, audience }], { ...actor, body, at });
  await notify(db, actor, [
    {
      kind: 'ticket.grouped',
      organizationId: actor.organizationId,
      roles: input.group === 'call_center' ? ['call_center'] : ['system_management'],
      targetType: 'ticket',
      targetId: ticket.id,
      url: `/tickets/${ticket.number}`,
      urgent: ticket.urgency === 'urgent',
      params: {
        number: ticket.number,
        subject: ticket.subject,
        organization: actor.organizationName,
        organizationEn: actor.organizationNameEn,
      },
    },
  ]);
  await trace(db, actor, ticket, 'ticket.grouped', { group: input.group });
  return success({ number: ticket.number });
}

/**
 * Keeps isolation, cause and recovery of a fault; by the center's system management for all tiers (S0 §3), seen by all who take part.
 * Problems: `notFound`, `denied`, `conflict`, `outOfOrder` on the time that lies before the one it follows.
 */
export async function keepRecovery(db: Db, actor: Actor, input: RecoveryInput): Promise<Result<Numbered>> {
  if (actor.organizationKind !== 'center' || !hasRole(actor, 'system_management', 'system_administrator'))
    return failure('denied');
  const ticket = await findMoving(db, input.ticketId);
  if (ticket === null) return failure('notFound');
  const wrong = checkRecovery(input);
  if (wrong !== null) return failure('tickets.outOfOrder', wrong);
  const written = await db.$executeRaw`
    INSERT INTO ticket_recoveries AS r (ticket_id, isolation, cause, contractor, ordered_at, expected_at, arrived_at, restored_at, updated_by_name, updated_at)
    VALUES (${input.ticketId}::uuid, ${input.isolation}, ${input.cause}, ${input.contractor}, ${input.orderedAt}, ${input.expectedAt},
      ${input.arrivedAt}, ${input.restoredAt}, ${actor.userName}, ${now()})
    ON CONFLICT (ticket_id) DO UPDATE SET isolation = EXCLUDED.isolation, cause = EXCLUDED.cause, contractor = EXCLUDED.contractor,
      ordered_at = EXCLUDED.ordered_at, expected_at = EXCLUDED.expected_at, arrived_at = EXCLUDED.arrived_at, restored_at = EXCLUDED.restored_at,
      updated_by_name = EXCLUDED.updated_by_name, updated_at = EXCLUDED.updated_at, version = r.version + 1
    WHERE r.version = ${input.version}`;
  if (written === 0) return failure('conflict');
  await publish(db, { organizationIds: [...ticket.partyIds], topic: 'tickets', id: ticket.id });
  const { contractor } = input;
  await recordAudit(db, actor, {
    event: 'ticket.recovery',
    targetType: 'ticket',
    targetId: ticket.id,
    organizationIds: ticket.partyIds,
    after: { number: ticket.number, contractor },
  });
  return success({ number: ticket.number });
}
