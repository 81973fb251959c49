import 'server-only';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { cancelledFrom, givenUpFrom, queuedFrom } from '@/lib/network/mutations';
import type { OpenJob, OpenRun } from '../queries';

/** Minutes beyond its time-out after which an agent that has a command is asked no more. */
const graceMinutes = 1;

/**
 * Tells the database how many nodes a job has now, if many came at once: without knowing it, a statement about two jobs of a run reads the nodes of one
 * once for each of the other.
 */
export async function analyzeNodes(db: Db, inserted: number): Promise<void> {
  if (inserted >= 100) await db.$executeRaw`SELECT renkei.analyze_job_nodes()`;
}

/** Conditions on a waiting node `r` of a job: each node goes on by itself where its links say so. */
function nodeGates(run: OpenRun, job: OpenJob, jobs: readonly OpenJob[]): Prisma.Sql {
  const gates = job.definition.after
    .filter(({ scope }) => scope === 'node')
    .map(({ key, on }) => {
      const before = jobs.find((one) => one.key === key)?.id ?? null;
      const through = on === 'succeeded' ? Prisma.sql`p.state = 'succeeded'` : Prisma.sql`p.ended_at IS NOT NULL`;
      return Prisma.sql`NOT EXISTS (
        SELECT FROM job_node_runs p WHERE p.job_run_id = ${before}::uuid AND p.node_id = r.node_id AND NOT (${through}))`;
    });
  if (run.definition.schedule.kind === 'online-end')
    gates.push(Prisma.sql`NOT EXISTS (
      SELECT FROM operating_steps s WHERE s.date = ${dateInJapan(run.nominalAt)}::date AND s.node_id = r.node_id
        AND s.kind = 'online-end' AND s.settled_at IS NULL)`);
  return gates.length === 0 ? Prisma.sql`true` : Prisma.join(gates, ' AND ');
}

/** Nodes whose own way through the net is broken off: what they wait for did not succeed there. */
export async function skipNodes(db: Db, job: OpenJob, jobs: readonly OpenJob[], at: Date): Promise<number> {
  const before = job.definition.after
    .filter(({ scope, on }) => scope === 'node' && on === 'succeeded')
    .map(({ key }) => jobs.find((one) => one.key === key)?.id ?? '');
  if (before.length === 0) return 0;
  return db.$executeRaw`
    UPDATE job_node_runs r SET state = 'skipped', ended_at = ${at}, reason = 'predecessor' FROM job_node_runs p
     WHERE r.job_run_id = ${job.id}::uuid AND r.state = 'waiting' AND p.job_run_id = ANY (${before}::uuid[])
       AND p.node_id = r.node_id AND p.ended_at IS NOT NULL AND p.state <> 'succeeded'`;
}

/** Gives the agents what is ready, as many at the same time as the job allows, in one statement. */
export async function giveCommands(db: Db, run: OpenRun, job: OpenJob, jobs: readonly OpenJob[], at: Date) {
  const { command, params, concurrency, timeoutMinutes } = job.definition;
  const real = now();
  const expires = new Date(real.getTime() + timeoutMinutes * 60_000);
  return db.$executeRaw`
    WITH ready AS (
      SELECT r.node_id, r.attempt + 1 AS attempt, gen_random_uuid() AS command FROM job_node_runs r
       WHERE r.job_run_id = ${job.id}::uuid AND r.state = 'waiting' AND (r.not_before IS NULL OR r.not_before <= ${real})
         AND ${nodeGates(run, job, jobs)}
       ORDER BY r.node_id LIMIT CASE WHEN ${concurrency}::integer = 0 THEN 1000000 ELSE greatest(0, ${concurrency}::integer - (
         SELECT count(*) FROM job_node_runs b WHERE b.job_run_id = ${job.id}::uuid AND b.state = 'running')) END),
    given AS (
      ${queuedFrom(Prisma.sql`SELECT command, node_id, ${command}, ${JSON.stringify(params)}::jsonb,
        concat_ws(' ', 'job', ${job.id}::text, node_id, attempt), ${expires}::timestamptz FROM ready`)})
    UPDATE job_node_runs r SET state = 'running', attempt = d.attempt, command_id = d.command, not_before = NULL,
      begun_at = coalesce(r.begun_at, ${at}) FROM ready d JOIN given g ON g.id = d.command
     WHERE r.job_run_id = ${job.id}::uuid AND r.node_id = d.node_id`;
}

/** Takes up how commands ended. What failed is tried again as often as the job says; what nobody knows is not. */
export function settleNodes(db: Db, { id, definition }: OpenJob, at: Date): Promise<number> {
  const again = new Date(now().getTime() + definition.retryMinutes * 60_000);
  return db.$executeRaw`
    WITH ended AS (
      SELECT r.node_id, c.state, c.exit_code, c.output,
        c.state IN ('failed', 'expired') AND r.attempt <= ${definition.retries}::integer AS again
      FROM job_node_runs r JOIN node_commands c ON c.id = r.command_id
       WHERE r.job_run_id = ${id}::uuid AND r.state = 'running' AND c.settled_at IS NOT NULL)
    UPDATE job_node_runs r SET
      state = (CASE WHEN e.again THEN 'waiting' WHEN e.state = 'expired' THEN 'failed' ELSE e.state::text END)::job_run_state,
      ended_at = CASE WHEN NOT e.again THEN ${at}::timestamptz END, not_before = CASE WHEN e.again THEN ${again}::timestamptz END,
      reason = CASE e.state WHEN 'expired' THEN 'not-fetched' WHEN 'cancelled' THEN 'cancelled' ELSE r.reason END,
      exit_code = e.exit_code, output = right(e.output, 8192)
    FROM ended e WHERE r.job_run_id = ${id}::uuid AND r.node_id = e.node_id`;
}

/** A node that has had a command for longer than its time-out has gone, or hangs: nobody can say how it ended. */
export function giveUpSilent(db: Db, { id, definition }: OpenJob, at: Date): Promise<number> {
  const late = new Date(now().getTime() - (definition.timeoutMinutes + graceMinutes) * 60_000);
  return db.$executeRaw`
    WITH late AS (${givenUpFrom(
      Prisma.sql`SELECT r.command_id FROM job_node_runs r WHERE r.job_run_id = ${id}::uuid AND r.state = 'running'`,
      late,
    )})
    UPDATE job_node_runs r SET state = 'unknown', ended_at = ${at}, reason = 'timed-out' FROM late WHERE r.command_id = late.id`;
}

/** Nobody fetched them yet: they are taken back. What an agent has already goes on to its end. */
export async function cancelNodes(db: Db, runId: string, at: Date): Promise<number> {
  const running = Prisma.sql`SELECT r.command_id FROM job_node_runs r JOIN job_runs j ON j.id = r.job_run_id
     WHERE j.run_id = ${runId}::uuid AND r.state = 'running'`;
  const taken = await db.$executeRaw`${cancelledFrom(running)}`;
  const waiting = await db.$executeRaw`
    UPDATE job_node_runs r SET state = 'cancelled', ended_at = ${at}, reason = 'cancelled' FROM job_runs j
     WHERE j.id = r.job_run_id AND j.run_id = ${runId}::uuid AND r.state = 'waiting'`;
  const jobs = await db.$executeRaw`
    UPDATE job_runs SET state = 'cancelled', ended_at = ${at} WHERE run_id = ${runId}::uuid AND state = 'waiting'`;
  return taken + waiting + jobs;
}
