import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import { dateInJapan, toDateColumn } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publish } from '@/lib/core/events/publish';
import { newId } from '@/lib/core/ids';
import { notifyConcerned } from './notifications/mutations';
import {
  cancellingProblem,
  changeFromInput,
  concernedOrganizations,
  planningProblem,
  withoutUntouched,
} from './planning/rules';
import { loadPendingChanges, loadTree, lockTree } from './queries';
import type { CancelChangeInput, PlanChangeInput } from './schema';
import type { TreeChange, TreeProblem } from './types';

async function insertChange(db: Db, actor: Actor, change: TreeChange, reason: string): Promise<void> {
  const values = 'values' in change ? change.values : {};
  await db.organizationChange.create({
    data: {
      id: change.id,
      kind: change.kind,
      effectiveOn: toDateColumn(change.effectiveOn),
      organizationId: 'organizationId' in change ? change.organizationId : null,
      newKind: 'newKind' in change ? change.newKind : null,
      ...values,
      reason,
      createdBy: actor.userId,
      createdAt: now(),
    },
  });
  if (change.kind === 'merge') {
    const members = [...new Set(change.memberIds)].map((organizationId) => ({ changeId: change.id, organizationId }));
    await db.organizationChangeMember.createMany({ data: members });
  }
}

/** Was the form made from the body as it still is? */
async function isCurrent(db: Db, input: PlanChangeInput): Promise<boolean> {
  if (input.organizationId === null || input.version === undefined) return true;
  const row = await db.organization.findUnique({ where: { id: input.organizationId }, select: { version: true } });
  return row === null || row.version === input.version;
}

/** A problem with the body that it names in the actor's language. */
function saidTo({ locale }: Actor, problem: TreeProblem): TreeProblem {
  const nameEn = problem.params?.nameEn;
  return locale === 'en' && nameEn !== undefined
    ? { ...problem, params: { ...problem.params, name: nameEn } }
    : problem;
}

/** Plans a change of the tree for a date, today at the earliest; the clock tick applies it. */
export async function planOrganizationChange(
  db: Db,
  actor: Actor,
  input: PlanChangeInput,
): Promise<Result<{ id: string }>> {
  await lockTree(db);
  const typed = changeFromInput(newId(), input);
  if (typed === null) return failure('required', input.kind === 'found' ? 'newKind' : 'organizationId');
  if (!(await isCurrent(db, input))) return failure('conflict');
  const tree = await loadTree(db);
  const change = withoutUntouched(tree, typed);
  const problem = planningProblem(tree, await loadPendingChanges(db), change, dateInJapan(now()));
  if (problem !== null) return { ok: false, problems: [saidTo(actor, problem)] };
  await insertChange(db, actor, change, input.reason.trim());
  const { id, ...after } = change;
  await recordAudit(db, actor, {
    event: 'organization.change_planned',
    targetType: 'organization_change',
    targetId: id,
    organizationIds: concernedOrganizations(tree, change),
    after: { ...after, reason: input.reason.trim() },
  });
  await notifyConcerned(db, actor, 'organization.change_planned', { before: tree, after: tree, change });
  await publish(db, { organizationIds: [actor.organizationId], topic: 'organizations', id });
  return success({ id });
}

/** Takes back what has not taken effect. */
export async function cancelOrganizationChange(
  db: Db,
  actor: Actor,
  input: CancelChangeInput,
): Promise<Result<{ id: string }>> {
  await lockTree(db);
  const tree = await loadTree(db);
  const pending = await loadPendingChanges(db);
  const change = pending.find((one) => one.id === input.id);
  if (change === undefined) {
    const settled = await db.organizationChange.count({ where: { id: input.id } });
    return failure(settled > 0 ? 'conflict' : 'notFound');
  }
  const problem = cancellingProblem(tree, pending, input.id);
  if (problem !== null) return { ok: false, problems: [problem] };
  const { count } = await db.organizationChange.updateMany({
    where: { id: input.id, version: input.version, state: 'pending' },
    data: { state: 'cancelled', settledAt: now(), version: { increment: 1 } },
  });
  if (count === 0) return failure('conflict');
  await recordAudit(db, actor, {
    event: 'organization.change_cancelled',
    targetType: 'organization_change',
    targetId: input.id,
    organizationIds: concernedOrganizations(tree, change),
    before: { ...change },
  });
  await notifyConcerned(db, actor, 'organization.change_cancelled', { before: tree, after: tree, change });
  await publish(db, { organizationIds: [actor.organizationId], topic: 'organizations', id: input.id });
  return success({ id: input.id });
}
