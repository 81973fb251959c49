import 'server-only';
import type { OrganizationEnded } from '@/lib/access/domain-server';
import { recordAudit } from '@/lib/audit/mutations';
import { dateInJapan, minutesInJapan, toDateColumn } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { type Db, withSystem } from '@/lib/core/db';
import { publish } from '@/lib/core/events/publish';
import { endContacts, moveContacts, refreshSearchKeys, writeChanged } from './tree/effect/mutations';
import { notifyConcerned, notifyPlanners } from './tree/notifications/mutations';
import { concernedOrganizations } from './tree/planning/rules';
import { loadPendingChanges, loadTree, lockTree } from './tree/queries';
import { applyChange } from './tree/rules';
import type { Applied, Tree, TreeChange } from './tree/types';

const task = 'organizations.apply_changes';

async function settle(db: Db, id: string, problem: string | null): Promise<void> {
  const state = problem === null ? 'applied' : 'failed';
  await db.organizationChange.updateMany({
    where: { id },
    data: { state, problem, settledAt: now(), version: { increment: 1 } },
  });
}

async function audit(
  db: Db,
  tree: Tree,
  change: TreeChange,
  event: string,
  after: Record<string, unknown>,
): Promise<void> {
  const { id, ...before } = change;
  const organizationIds = concernedOrganizations(tree, change);
  await recordAudit(
    db,
    { task },
    {
      event: `organization.${event}`,
      targetType: 'organization_change',
      targetId: id,
      organizationIds,
      before,
      after,
    },
  );
  await publish(db, { organizationIds, topic: 'organizations', id });
}

async function moveEverything(
  db: Db,
  applied: Applied,
  on: string,
  reactions: readonly OrganizationEnded[],
): Promise<Record<string, unknown>> {
  const changed = applied.changed.map(({ id, code, name }) => ({ id, code, name }));
  const moved: Record<string, string[]> = {};
  let contacts = 0;
  for (const { id: from, endedOn, successorId: to } of applied.changed) {
    if (endedOn !== on) continue;
    contacts += to === null ? await endContacts(db, from, on) : await moveContacts(db, from, to);
    for (const react of reactions) {
      for (const [field, ids] of Object.entries(await react(db, { from, to, on })))
        moved[field] = [...(moved[field] ?? []), ...ids];
    }
  }
  return { changed, contacts, ...moved };
}

async function applyOne(db: Db, change: TreeChange, reactions: readonly OrganizationEnded[]): Promise<void> {
  const tree = await loadTree(db);
  const result = applyChange(tree, change);
  if (!result.ok) {
    await settle(db, change.id, result.problem.code);
    await notifyPlanners(db, { before: tree, after: tree, change });
    return audit(db, tree, change, 'change_failed', { problem: result.problem });
  }
  const { changed } = result.value;
  await writeChanged(db, tree, changed, change.id, change.effectiveOn);
  const moved = await moveEverything(db, result.value, change.effectiveOn, reactions);
  await refreshSearchKeys(db, changed);
  await settle(db, change.id, null);
  await audit(db, tree, change, 'change_applied', moved);
  await notifyConcerned(db, null, 'organization.change_applied', { before: tree, after: result.value.tree, change });
}

const due = (today: string) => ({ state: 'pending' as const, effectiveOn: { lte: toDateColumn(today) } });

/** For the clock: names this minute if something waits to be applied. */
export async function dueOrganizationChanges(instant: Date, db: Db): Promise<string | null> {
  const waiting = await db.organizationChange.count({ where: due(dateInJapan(instant)) });
  return waiting === 0 ? null : `${dateInJapan(instant)}T${minutesInJapan(instant)}`;
}

/**
 * Applies what is due on the business date, one transaction each, in the order of their dates; called by the clock tick every
 * minute, by any number of workers. Returns how many were settled. A change that no longer fits is marked, not retried.
 */
export async function applyDueOrganizationChanges(
  today = dateInJapan(now()),
  reactions: readonly OrganizationEnded[] = [],
): Promise<number> {
  for (let settled = 0; ; settled++) {
    const more = await withSystem(task, async (db) => {
      // The usual answer, without a lock: nothing is due.
      if ((await db.organizationChange.count({ where: due(today) })) === 0) return false;
      await lockTree(db);
      const change = (await loadPendingChanges(db)).find(({ effectiveOn }) => effectiveOn <= today);
      if (change === undefined) return false;
      await applyOne(db, change, reactions);
      return true;
    });
    if (!more) return settled;
  }
}
