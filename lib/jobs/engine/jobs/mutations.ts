import 'server-only';
import { z } from 'zod';
import { askOne, askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { newId } from '@/lib/core/ids';
import { fromJob } from '../../nets/rules';
import { decideJob, isSettled, outcomeOf, runOutcomeOf } from '../../runs/rules';
import { targetNodes } from '../../targets/queries';
import { type NodeCounts, nodeCountsShape } from '../../types';
import { analyzeNodes, cancelNodes, giveCommands, giveUpSilent, settleNodes, skipNodes } from '../progress/mutations';
import { listLatestJobs, type OpenJob, type OpenRun } from '../queries';
import { tellRun } from '../watch/mutations';

/** One look at a run: the time that it is taken to be, and whether the look's transaction has lasted long enough. */
interface Look {
  readonly at: Date;
  readonly hasDoneEnough: () => boolean;
}

/** Makes the jobs of a run's present round: all at first, later those from the job on that is run again. */
async function makeJobs(db: Db, run: OpenRun): Promise<void> {
  const { jobs } = run.definition;
  const keys = run.rerunFrom === '' ? null : fromJob(jobs, run.rerunFrom);
  const rows = jobs.flatMap((job, position) =>
    keys === null || keys.has(job.key) ? [{ id: newId(), key: job.key, position, definition: job }] : [],
  );
  await db.$executeRaw`
    INSERT INTO job_runs (id, run_id, key, round, position, definition)
    SELECT r.id, ${run.id}::uuid, r.key, ${run.round}::integer, r.position, r.definition
      FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r (id uuid, key text, position integer, definition jsonb)
    ON CONFLICT (run_id, key, round) DO NOTHING`;
}

/** A job begins: its nodes are those that its target names now. Run again, it is for those that had not succeeded. */
async function beginJob(db: Db, run: OpenRun, job: OpenJob, at: Date): Promise<void> {
  const again = job.round > 1 && run.rerunFrom === job.key;
  const nodes = await db.$executeRaw`
    WITH earlier AS (
      SELECT n.node_id, n.state FROM job_node_runs n JOIN job_runs j ON j.id = n.job_run_id
       WHERE ${again} AND j.run_id = ${run.id}::uuid AND j.key = ${job.key} AND j.round = (
         SELECT max(e.round) FROM job_runs e WHERE e.run_id = ${run.id}::uuid AND e.key = ${job.key} AND e.round < ${job.round}::integer)),
    left_over AS (SELECT node_id FROM earlier WHERE state <> 'succeeded')
    INSERT INTO job_node_runs (job_run_id, node_id, state, ended_at, reason)
    SELECT ${job.id}::uuid, t.id, (CASE WHEN a.node_id IS NULL THEN 'failed' ELSE 'waiting' END)::job_run_state,
      CASE WHEN a.node_id IS NULL THEN ${at}::timestamptz END, CASE WHEN a.node_id IS NULL THEN 'no-agent' END
    FROM (${targetNodes(run.organizationId, job.definition.target)}) t LEFT JOIN node_agents a ON a.node_id = t.id
    WHERE NOT EXISTS (SELECT FROM left_over) OR t.id IN (SELECT node_id FROM left_over)
    ON CONFLICT DO NOTHING`;
  await analyzeNodes(db, nodes);
  await setJob(db, job.id, 'running', at);
}

const setJob = (db: Db, id: string, state: OpenJob['state'], at: Date): Promise<number> =>
  isSettled(state)
    ? db.$executeRaw`UPDATE job_runs SET state = ${state}::job_run_state, ended_at = ${at} WHERE id = ${id}::uuid`
    : db.$executeRaw`UPDATE job_runs SET state = ${state}::job_run_state, begun_at = coalesce(begun_at, ${at}) WHERE id = ${id}::uuid`;

async function countNodes(db: Db, jobRunId: string): Promise<NodeCounts> {
  const [row] = await askOne(db, nodeCountsShape)`
    SELECT count(*)::int AS total, count(*) FILTER (WHERE state IN ('waiting', 'held'))::int AS waiting,
      count(*) FILTER (WHERE state = 'running')::int AS running, count(*) FILTER (WHERE state = 'succeeded')::int AS succeeded,
      count(*) FILTER (WHERE state = 'failed')::int AS failed, count(*) FILTER (WHERE state = 'unknown')::int AS unknown,
      count(*) FILTER (WHERE state IN ('cancelled', 'skipped', 'missed'))::int AS other
    FROM job_node_runs WHERE job_run_id = ${jobRunId}::uuid`;
  return row;
}

/** One job's nodes: what ended is taken up, what is ready is given out; ended when nothing is left of it. */
async function driveJob(db: Db, run: OpenRun, job: OpenJob, jobs: readonly OpenJob[], at: Date): Promise<number> {
  let moved =
    (await settleNodes(db, job, at)) + (await giveUpSilent(db, job, at)) + (await skipNodes(db, job, jobs, at));
  if (run.wanted === 'run') moved += await giveCommands(db, run, job, jobs, at);
  // The plan's daily processing brings further nodes until its day is over.
  if (run.kind === 'daily' && !(await isDayOver(db, run))) return moved;
  const counts = await countNodes(db, job.id);
  if (counts.waiting + counts.running > 0) return moved;
  return moved + (await setJob(db, job.id, outcomeOf(counts, job.definition.tolerance), at));
}

const overShape = z.object({ over: z.boolean() });

async function isDayOver(db: Db, { nominalAt }: OpenRun): Promise<boolean> {
  const [row] = await askRows(db, overShape)`
    SELECT NOT EXISTS (SELECT FROM operating_days d WHERE d.date = (${nominalAt}::timestamptz AT TIME ZONE 'Asia/Tokyo')::date
      AND d.closed_at IS NULL) AS over`;
  return row?.over ?? true;
}

/** Brings one run as far as it can go now; answers how much moved. */
export async function driveRun(db: Db, run: OpenRun, look: Look): Promise<number> {
  if (run.state !== 'waiting') return advanceRun(db, run, look);
  const begun = await beginRun(db, run, look.at);
  const runs = begun > 0 && run.wanted === 'run';
  return runs ? begun + (await advanceRun(db, { ...run, state: 'running', begunAt: look.at }, look)) : begun;
}

async function advanceRun(db: Db, run: OpenRun, look: Look): Promise<number> {
  const { at, hasDoneEnough } = look;
  let moved = run.wanted === 'cancel' ? await cancelNodes(db, run.id, at) : 0;
  if (run.kind !== 'daily' && !(await hasRound(db, run))) await makeJobs(db, run);
  // What one job's end opens begins in the same second.
  for (let pass = 0; pass < 50 && !hasDoneEnough(); pass += 1) {
    const jobs = await listLatestJobs(db, run.id);
    const step = await stepJobs(db, run, jobs, look);
    moved += step;
    if (step === 0) return moved + (await endRun(db, run, jobs, at));
  }
  return moved;
}

const hasShape = z.object({ has: z.boolean() });

async function hasRound(db: Db, { id, round }: OpenRun): Promise<boolean> {
  const [row] = await askRows(db, hasShape)`
    SELECT EXISTS (SELECT FROM job_runs WHERE run_id = ${id}::uuid AND round = ${round}::integer) AS has`;
  return row?.has ?? false;
}

async function beginRun(db: Db, run: OpenRun, at: Date): Promise<number> {
  if (run.wanted === 'cancel')
    return db.$executeRaw`UPDATE job_net_runs SET state = 'cancelled', ended_at = ${at} WHERE id = ${run.id}::uuid`;
  if (run.wanted === 'hold' || run.behind || run.nominalAt > at) return 0;
  return db.$executeRaw`
    UPDATE job_net_runs SET state = 'running', begun_at = ${at} WHERE id = ${run.id}::uuid AND state = 'waiting'`;
}

async function stepJobs(db: Db, run: OpenRun, jobs: readonly OpenJob[], look: Look): Promise<number> {
  const { at, hasDoneEnough } = look;
  let moved = 0;
  for (const job of jobs) {
    if (hasDoneEnough()) break;
    if (job.state === 'running') moved += await driveJob(db, run, job, jobs, at);
    if (job.state !== 'waiting' || run.wanted !== 'run') continue;
    const decision = decideJob(job, jobs, { nominalAt: run.nominalAt, at });
    if (decision === 'wait') continue;
    if (decision === 'skip') await setJob(db, job.id, 'skipped', at);
    else await beginJob(db, run, job, at);
    moved += 1;
  }
  return moved;
}

/** A run is over when all its jobs are; what did not succeed is told. */
async function endRun(db: Db, run: OpenRun, jobs: readonly OpenJob[], at: Date): Promise<number> {
  const wanted = run.wanted === 'hold' ? 'held' : 'running';
  if (jobs.length === 0 || jobs.some(({ state }) => !isSettled(state))) {
    if (run.state === wanted) return 0;
    return db.$executeRaw`UPDATE job_net_runs SET state = ${wanted}::job_run_state WHERE id = ${run.id}::uuid`;
  }
  const state = run.wanted === 'cancel' ? 'cancelled' : runOutcomeOf(jobs.map((job) => job.state));
  await db.$executeRaw`
    UPDATE job_net_runs SET state = ${state}::job_run_state, ended_at = ${at} WHERE id = ${run.id}::uuid`;
  if (state === 'failed' || state === 'unknown') await tellRun(db, run, [`job.${state}`]);
  return 1;
}
