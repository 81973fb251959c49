import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publish } from '@/lib/core/events';
import { newId } from '@/lib/core/ids';
import { askRows } from '@/lib/core/rows';
import { linkKnowledge } from '@/lib/knowledge/mutations';
import { notify } from '@/lib/notifications/mutations';
import { ticketStates, ticketUrgencies } from '../constants';
import { findReceiver, type Receiver } from '../custody/queries';
import { aboutTicket } from '../notifications/mutations';
import type { HandoverInput } from '../triage/schema';

const heldShape = z.object({
  id: z.string(),
  number: z.string(),
  subject: z.string(),
  urgency: z.enum(ticketUrgencies),
  state: z.enum(ticketStates),
});
type Held = z.infer<typeof heldShape>;

/**
 * Gives everything that the actor has in hand to a colleague, however much it is, with a note on each that the own organization reads. The
 * same as `assign` does to one. Problem: `notFound` for somebody who cannot receive it.
 */
export async function handOver(
  db: Db,
  actor: Actor,
  { assigneeId, text }: HandoverInput,
): Promise<Result<{ count: number }>> {
  const colleague = await findReceiver(db, actor, assigneeId);
  if (colleague === null) return failure('notFound', 'assigneeId');
  const held = await askRows(db, heldShape)`
    SELECT id, number, subject, urgency::text, state::text FROM tickets
    WHERE holder_user_id = ${actor.userId}::uuid AND holder_organization_id = ${actor.organizationId}::uuid
      AND state NOT IN ('closed', 'withdrawn', 'answered') ORDER BY id FOR UPDATE`;
  if (held.length === 0) return success({ count: 0 });
  await assignAll(db, actor, held, colleague, text);
  await linkKnowledge(
    db,
    actor,
    held.map(({ id }) => id),
    text,
  );
  await announce(db, actor, held, colleague);
  return success({ count: held.length });
}

const assignAllShape = z.object({ id: z.string(), seq: z.number() });

/** The rows are locked: nobody moves them before this transaction ends. */
async function assignAll(db: Db, actor: Actor, held: readonly Held[], colleague: Receiver, text: string) {
  const seqs = await askRows(db, assignAllShape)`
    UPDATE tickets SET version = version + 1, last_seq = last_seq + 1, holder_user_id = ${colleague.id}::uuid,
      holder_user_name = ${colleague.name}, state = CASE state WHEN 'waiting' THEN 'in_progress'::ticket_state ELSE state END
    WHERE id = ANY (${held.map(({ id }) => id)}::uuid[]) RETURNING id, last_seq AS seq`;
  await db.$executeRaw`
    INSERT INTO ticket_entries (id, ticket_id, seq, kind, organization_id, author_id, author_name, body, audience, created_at)
    SELECT e.id, e.ticket, e.seq, 'assigned', ${actor.organizationId}::uuid, ${actor.userId}::uuid, ${actor.userName}, ${text},
      ${[actor.organizationId]}::uuid[], ${now()}
    FROM unnest(${seqs.map(() => newId())}::uuid[], ${seqs.map(({ id }) => id)}::uuid[], ${seqs.map(({ seq }) => seq)}::integer[])
      e(id, ticket, seq)`;
}

/** The own organization alone hears of it: who works on an inquiry there is nobody else's. */
async function announce(db: Db, actor: Actor, held: readonly Held[], colleague: Receiver): Promise<void> {
  const { organizationId, organizationKind } = actor;
  const told = { kind: 'ticket.assigned', organizationId, userId: colleague.id, desk: false } as const;
  await notify(
    db,
    actor,
    held.flatMap((ticket) => aboutTicket(actor, ticket, { [organizationId]: organizationKind }, [told])),
  );
  await publish(
    db,
    held.map(({ id }) => ({ organizationIds: [organizationId], topic: 'tickets', id })),
  );
  await recordAudit(
    db,
    actor,
    held.map(({ id, state }) => ({
      event: 'ticket.assigned',
      targetType: 'ticket',
      targetId: id,
      organizationIds: [organizationId],
      before: { state, holder: organizationId, holderUser: actor.userId },
      after: { state: state === 'waiting' ? 'in_progress' : state, holder: organizationId, holderUser: colleague.id },
    })),
  );
}
