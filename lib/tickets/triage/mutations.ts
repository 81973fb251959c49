import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publish } from '@/lib/core/events/publish';
import { linkKnowledge } from '@/lib/knowledge/mutations';
import { notify } from '@/lib/notifications/mutations';
import { moveTicket } from '../custody/mutations';
import { findReceiver, placedColumns, placedShape, type Receiver } from '../custody/queries';
import { movedAudit, type Write, writeOutcomes } from '../custody/rows/mutations';
import { stepFor } from '../custody/rules';
import { addEntries } from '../entries/mutations';
import { aboutTicket } from '../notifications/mutations';
import { moverOf } from '../policy';
import { holdTicket } from '../work/mutations';
import type { MemberInput } from '../work/schema';
import type { BulkInput, HandoverInput } from './schema';

/** What was done to so many, and the numbers of those to which it was not: somebody else was faster, it cannot be done, or a call is promised. */
interface DoneToSeveral {
  readonly bulk: BulkInput['bulk'];
  readonly count: number;
  readonly moved: readonly string[];
  readonly denied: readonly string[];
  readonly promised: readonly string[];
}

const reasons: Readonly<Record<string, 'moved' | 'promised'>> = {
  'tickets.movedFirst': 'moved',
  conflict: 'moved',
  'tickets.promised': 'promised',
};

const numberShape = z.object({ id: z.string(), number: z.string() });

/**
 * Does one thing to several inquiries, to each to which it can be done. Problems: those of a field, which are the same for each; `denied` and
 * `notFound` where it can be done to none.
 */
export async function changeSeveral(
  db: Db,
  actor: Actor,
  { chosen, bulk, assigneeId, until }: BulkInput,
): Promise<Result<DoneToSeveral>> {
  if (chosen.length === 0) return failure('required', 'chosen');
  if (bulk === 'pending' && until === '') return failure('required', 'until');
  if (bulk === 'assign' && assigneeId === '') return failure('required', 'assigneeId');
  const named = await askRows(db, numberShape)`
    SELECT id, number FROM tickets WHERE id = ANY (${chosen.map(({ ticketId }) => ticketId)}::uuid[])`;
  const numbers = new Map(named.map(({ id, number }) => [id, number]));
  const refused = { moved: [] as string[], denied: [] as string[], promised: [] as string[] };
  for (const { ticketId, version } of chosen) {
    const done =
      bulk === 'pending'
        ? await holdTicket(db, actor, {
            ...{ ticketId, version, kind: 'pending', note: '' },
            until: new Date(`${until}+09:00`),
          })
        : await moveTicket(db, actor, {
            ticketId,
            version,
            move: bulk,
            text: '',
            assigneeId,
            carrier: '',
            fileIds: [],
          });
    if (done.ok) continue;
    // One that is refused has written nothing.
    const [problem] = done.problems;
    if (problem?.field !== undefined) return done;
    const why = reasons[problem?.code ?? ''] ?? 'denied';
    refused[why].push(numbers.get(ticketId) ?? '');
  }
  const { denied } = refused;
  if (denied.length === chosen.length) return failure(named.length === 0 ? 'notFound' : 'denied');
  return success({ bulk, count: chosen.length - Object.values(refused).flat().length, ...refused });
}

/** What the actor knows well, and until when the actor is away. Problem: `outOfRange` for a date that has passed. */
export async function keepMember(db: Db, actor: Actor, input: MemberInput): Promise<Result<{ saved: true }>> {
  if (input.awayUntil !== '' && input.awayUntil < dateInJapan(now())) return failure('outOfRange', 'awayUntil');
  await db.$executeRaw`
    INSERT INTO desk_members (user_id, organization_id, skills, away_until)
    VALUES (${actor.userId}::uuid, ${actor.organizationId}::uuid, ${[...input.skills]}::ticket_system[], ${input.awayUntil || null}::date)
    ON CONFLICT (user_id) DO UPDATE SET skills = EXCLUDED.skills, away_until = EXCLUDED.away_until`;
  return success({ saved: true });
}

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
  const held = await askRows(db, placedShape)`
    SELECT ${placedColumns} FROM tickets t
    WHERE holder_user_id = ${actor.userId}::uuid AND holder_organization_id = ${actor.organizationId}::uuid
      AND state NOT IN ('closed', 'withdrawn', 'answered') ORDER BY id FOR UPDATE`;
  const mover = moverOf(actor);
  const assigned = held.flatMap((ticket): Write[] => {
    const step = stepFor(ticket, 'assign', mover);
    return step === null ? [] : [{ ticket, step, holder: colleague }];
  });
  if (assigned.length === 0) return success({ count: 0 });
  await assignAll(db, actor, assigned, text);
  const ids = assigned.map(({ ticket }) => ticket.id);
  await linkKnowledge(db, actor, ids, text);
  await announce(db, actor, assigned, colleague);
  return success({ count: assigned.length });
}

/** The rows are locked: nobody moves them before this transaction ends. */
async function assignAll(db: Db, actor: Actor, assigned: readonly Write[], text: string): Promise<void> {
  const at = now();
  const places = await writeOutcomes(db, assigned, at);
  const audience = [actor.organizationId];
  const entries = [...places].map(([ticketId, seq]) => ({ ticketId, seq, kind: 'assigned' as const, audience }));
  await addEntries(db, entries, { ...actor, body: text, at });
}

/** The own organization alone hears of it: who works on an inquiry there is nobody else's. */
async function announce(db: Db, actor: Actor, assigned: readonly Write[], colleague: Receiver): Promise<void> {
  const { organizationId, organizationKind } = actor;
  const told = { kind: 'ticket.assigned', organizationId, userId: colleague.id, desk: false } as const;
  await notify(
    db,
    actor,
    assigned.flatMap(({ ticket }) => aboutTicket(actor, ticket, { [organizationId]: organizationKind }, [told])),
  );
  await publish(
    db,
    assigned.map(({ ticket }) => ({ organizationIds: [organizationId], topic: 'tickets', id: ticket.id })),
  );
  await recordAudit(
    db,
    actor,
    assigned.map((one) => movedAudit(one, [organizationId])),
  );
}
