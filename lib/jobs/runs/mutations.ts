import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { recordAudit } from '@/lib/audit/mutations';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { publish } from '@/lib/core/events/publish';
import { newId } from '@/lib/core/ids';
import { operatingNow } from '@/lib/window/queries';
import { canManageNet } from '../policy';
import { findNet } from '../queries';
import type { RunDetail } from '../types';
import { getRun } from './queries';
import { isSettled } from './rules';
import type { RerunInput, StartRunInput, SteerRunInput } from './schema';

const nameOf = (actor: Actor): string => `${actor.organizationName} ${actor.userName}`;

/** Runs an approved net now, whatever its schedule says. */
export async function startRun(db: Db, actor: Actor, { code, reason }: StartRunInput): Promise<Result<{ id: string }>> {
  const net = await findNet(db, actor, code);
  if (net === null) return failure('notFound');
  if (!canManageNet(actor, net.organizationId)) return failure('denied');
  if (net.state !== 'active') return failure('jobs.notActive');
  if (net.definition.schedule.kind === 'daily') return failure('jobs.dailyByPlan');
  const id = newId();
  const at = await operatingNow(db);
  const made = await db.$executeRaw`
    INSERT INTO job_net_runs (id, net_id, nominal_at, version, kind, reason, decided_by)
    VALUES (${id}::uuid, ${net.id}::uuid, ${at}, ${net.activeVersion}::integer, 'manual', ${reason}, ${nameOf(actor)})
    ON CONFLICT (net_id, nominal_at) DO NOTHING`;
  if (made === 0) return failure('conflict');
  await record(db, actor, 'started', { id, netCode: code, reason });
  return success({ id });
}

/** Holds a run, lets it go on, or cancels what has not begun. */
export async function steerRun(db: Db, actor: Actor, input: SteerRunInput): Promise<Result<{ id: string }>> {
  const found = await openRun(db, actor, input.id);
  if (!found.ok) return found;
  const { netCode } = found.value;
  const changed = await db.$executeRaw`
    UPDATE job_net_runs SET wanted = ${input.wanted}, reason = ${input.reason}, decided_by = ${nameOf(actor)}
     WHERE id = ${input.id}::uuid AND ended_at IS NULL AND wanted <> ${input.wanted} AND wanted <> 'cancel'`;
  if (changed === 0) return failure('conflict');
  const event = ({ run: 'released', hold: 'held', cancel: 'cancelled' } as const)[input.wanted];
  await record(db, actor, event, { id: input.id, netCode, reason: input.reason });
  return success({ id: input.id });
}

/** Runs a job of an ended run again, and all that come after it. Of the job itself only the nodes that had not succeeded. */
export async function rerunFrom(db: Db, actor: Actor, input: RerunInput): Promise<Result<{ id: string }>> {
  const found = await openRun(db, actor, input.id);
  if (!found.ok) return found;
  const run = found.value;
  if (!isSettled(run.state)) return failure('jobs.stillRuns');
  if (run.kind === 'daily') return failure('jobs.dailyByPlan');
  if (!run.jobs.some(({ key }) => key === input.from)) return failure('notFound', 'from');
  const changed = await db.$executeRaw`
    UPDATE job_net_runs SET round = round + 1, rerun_from = ${input.from}, state = 'running', wanted = 'run', ended_at = NULL,
      reason = ${input.reason}, decided_by = ${nameOf(actor)}
     WHERE id = ${input.id}::uuid AND round = ${input.round}::integer AND ended_at IS NOT NULL`;
  if (changed === 0) return failure('conflict');
  await record(db, actor, 'rerun', { id: input.id, netCode: run.netCode, reason: input.reason, from: input.from });
  return success({ id: input.id });
}

async function openRun(db: Db, actor: Actor, id: string): Promise<Result<RunDetail>> {
  const run = await getRun(db, actor, id);
  if (run === null) return failure('notFound');
  return canManageNet(actor, run.organizationId) ? success(run) : failure('denied');
}

interface Told {
  readonly id: string;
  readonly netCode: string;
  readonly reason: string;
  readonly from?: string;
}

async function record(
  db: Db,
  actor: Actor,
  event: 'started' | 'held' | 'released' | 'cancelled' | 'rerun',
  { id, netCode, reason, from }: Told,
): Promise<void> {
  await recordAudit(db, actor, {
    event: `job_run.${event}`,
    targetType: 'job_run',
    targetId: id,
    organizationIds: [actor.organizationId],
    after: { net: netCode, reason, ...(from === undefined ? {} : { from }) },
  });
  await publish(db, { organizationIds: '*', topic: 'jobs', id });
}
