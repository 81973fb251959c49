import 'server-only';
import { z } from 'zod';
import { recordAudit } from '@/lib/audit/mutations';
import { type Db, withSystem } from '@/lib/core/db';
import { publish } from '@/lib/core/events';
import { askRows } from '@/lib/core/rows';
import { ticketStates, ticketUrgencies } from '../../constants';
import { dueFor } from '../../due/queries';
import { recomputeTask } from '../constants';
import { writeTargets } from '../mutations';
import { findTargets, type KeptTargets } from '../queries';

/** Tickets of one transaction: each is read and written several times, and whoever moves one of them waits. */
const batch = 10;
const firstId = '00000000-0000-0000-0000-000000000000';

const runningShape = z.object({
  id: z.string(),
  state: z.enum(ticketStates),
  urgency: z.enum(ticketUrgencies),
  holderId: z.string(),
  holderSince: z.date(),
  dueAt: z.date().nullable(),
  partyIds: z.array(z.string()).readonly(),
});
type Running = z.infer<typeof runningShape>;

/**
 * Computes the targets of everything that is not solved anew, because a calendar has changed: by what is kept of each clock, so that no time
 * is lost, and what has passed stays passed. Safe to call again. Returns how many tickets have another due time now.
 */
export async function recomputeTargets(): Promise<number> {
  let changed = 0;
  for (let after: string | null = firstId; after !== null; ) {
    const from: string = after;
    const done = await withSystem(recomputeTask, (db) => recomputeSome(db, from));
    changed += done.changed;
    after = done.last;
  }
  return changed;
}

async function recomputeSome(
  db: Db,
  after: string,
): Promise<{ readonly changed: number; readonly last: string | null }> {
  // Whoever moves one of them meanwhile waits, or is waited for: neither writes what the other has read.
  const running = await askRows(db, runningShape)`
    SELECT t.id::text, t.state::text, t.urgency::text, t.holder_organization_id::text AS "holderId", t.holder_since AS "holderSince",
      t.due_at AS "dueAt", t.party_ids::text[] AS "partyIds"
    FROM tickets t WHERE t.id > ${after}::uuid AND t.state NOT IN ('answered', 'closed', 'withdrawn') ORDER BY t.id LIMIT ${batch} FOR UPDATE`;
  let changed = 0;
  for (const ticket of running) if (await recomputeOne(db, ticket)) changed += 1;
  return { changed, last: running.length < batch ? null : (running.at(-1)?.id ?? null) };
}

const duesOf = (kept: KeptTargets | null): string =>
  [kept?.firstResponseDue, kept?.updateDue, kept?.solutionDue].map((due) => due?.toISOString() ?? '').join(' ');

async function recomputeOne(db: Db, ticket: Running): Promise<boolean> {
  const { id, dueAt } = ticket;
  const before = await findTargets(db, id);
  if (before !== null) await writeTargets(db, before);
  const after = await findTargets(db, id);
  const due = dueAt === null ? null : await dueFor(db, ticket.urgency, ticket.holderSince, ticket.holderId);
  const moved = due?.getTime() !== dueAt?.getTime();
  if (moved) await db.$executeRaw`UPDATE tickets SET due_at = ${due} WHERE id = ${id}::uuid`;
  if (!moved && duesOf(before) === duesOf(after)) return false;
  await publish(db, { organizationIds: [...ticket.partyIds], topic: 'tickets', id });
  await recordAudit(
    db,
    { task: recomputeTask },
    {
      event: 'ticket.retargeted',
      targetType: 'ticket',
      targetId: id,
      organizationIds: [...ticket.partyIds],
      before: { due: (before?.solutionDue ?? dueAt)?.toISOString() ?? '' },
      after: { due: (after?.solutionDue ?? due)?.toISOString() ?? '' },
    },
  );
  return true;
}
