import 'server-only';
import { z } from 'zod';
import { type DailyProcessing, dailyOutcomeShape } from '@/lib/access/domain-server';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { newId } from '@/lib/core/ids';
import { instantOf } from '@/lib/window/rules';
import { dailyNetCode } from '../constants';
import { analyzeNodes } from '../engine/progress/mutations';
import { netDefinitionSchema } from '../nets/schema';
import { dailyNet } from './constants';

const idShape = z.object({ id: z.string() });

/** The net that comes with Renkei, once there is a center to whom it belongs. */
export async function keepBuiltIn(db: Db): Promise<void> {
  const [missing] = await askRows(db, idShape)`
    SELECT o.id::text FROM organizations o WHERE o.kind = 'center' AND o.valid_to IS NULL
      AND NOT EXISTS (SELECT FROM job_nets WHERE code = ${dailyNetCode}) ORDER BY o.code LIMIT 1`;
  if (!missing) return;
  const id = newId();
  const { code, name, nameEn, definition } = dailyNet;
  await db.$executeRaw`
    INSERT INTO job_nets (id, code, organization_id, state, active_version, built_in)
    VALUES (${id}::uuid, ${code}, ${missing.id}::uuid, 'active', 1, true)`;
  await db.$executeRaw`
    INSERT INTO job_net_versions (net_id, version, name, name_en, definition, reach, written_at)
    VALUES (${id}::uuid, 1, ${name}, ${nameEn}, ${JSON.stringify(definition)}::jsonb, 0, ${now()})`;
}

const standingShape = z.object({ id: z.string(), version: z.number(), definition: netDefinitionSchema });
type Standing = z.infer<typeof standingShape>;

/** Its nominal time names the round of the date: the first at midnight, each further one a minute later. */
const nominalOf = (date: string, round: number): Date => instantOf(date, round - 1);

/** The run of a date and round, with its jobs. */
async function openRun(db: Db, net: Standing, nominal: Date, at: Date): Promise<string> {
  await db.$executeRaw`
    INSERT INTO job_net_runs (id, net_id, nominal_at, version, kind, state, begun_at)
    VALUES (${newId()}::uuid, ${net.id}::uuid, ${nominal}, ${net.version}::integer, 'daily', 'running', ${at})
    ON CONFLICT (net_id, nominal_at) DO UPDATE SET ended_at = NULL, state = 'running'`;
  const [run] = await askRows(db, idShape)`
    SELECT id::text FROM job_net_runs WHERE net_id = ${net.id}::uuid AND nominal_at = ${nominal}`;
  const rows = net.definition.jobs.map((job, position) => ({ id: newId(), key: job.key, position, definition: job }));
  await db.$executeRaw`
    INSERT INTO job_runs (id, run_id, key, round, position, definition, state, begun_at)
    SELECT r.id, ${run?.id}::uuid, r.key, 1, r.position, r.definition, 'running', ${at}
      FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r (id uuid, key text, position integer, definition jsonb)
    ON CONFLICT (run_id, key, round) DO UPDATE SET state = 'running', ended_at = NULL`;
  return run?.id ?? '';
}

/** The jobs domain carries the plan's step 'daily processing' out; the step stays the plan's. */
export const dailyProcessing: DailyProcessing = {
  async begin(db, { date, round, nodeIds, at }) {
    // The engine of the jobs writes the same rows: one after the other.
    await db.$executeRaw`SELECT FROM job_engine WHERE id = 1 FOR UPDATE`;
    const [net] = await askRows(db, standingShape)`
      SELECT n.id::text, v.version, v.definition FROM job_nets n
        JOIN job_net_versions v ON v.net_id = n.id AND v.version = n.active_version
       WHERE n.code = ${dailyNetCode} AND n.state = 'active'`;
    if (!net) return false;
    const run = await openRun(db, net, nominalOf(date, round), at);
    // A step that is tried again begins again what did not succeed.
    const nodes = await db.$executeRaw`
      INSERT INTO job_node_runs (job_run_id, node_id)
      SELECT j.id, i FROM job_runs j, unnest(${[...nodeIds]}::uuid[]) i WHERE j.run_id = ${run}::uuid
      ON CONFLICT (job_run_id, node_id) DO UPDATE SET state = 'waiting', ended_at = NULL, reason = NULL, not_before = NULL
        WHERE job_node_runs.ended_at IS NOT NULL AND job_node_runs.state <> 'succeeded'`;
    await analyzeNodes(db, nodes);
    return true;
  },

  ended: (db, date) => askRows(db, dailyOutcomeShape)`
    SELECT n.node_id::text AS "nodeId",
      ((extract(epoch FROM r.nominal_at - (${date}::date::timestamp AT TIME ZONE 'Asia/Tokyo')) / 60)::int + 1) AS round,
      bool_and(n.state = 'succeeded') AS succeeded,
      coalesce(string_agg(j.definition->>'name', '、' ORDER BY j.position) FILTER (WHERE n.state <> 'succeeded'), '') AS failed
    FROM job_net_runs r JOIN job_nets t ON t.id = r.net_id JOIN job_runs j ON j.run_id = r.id JOIN job_node_runs n ON n.job_run_id = j.id
    WHERE t.code = ${dailyNetCode} AND r.kind = 'daily'
      AND r.nominal_at >= ${nominalOf(date, 1)} AND r.nominal_at < ${nominalOf(date, 1_000)}
    GROUP BY n.node_id, r.nominal_at HAVING bool_and(n.ended_at IS NOT NULL)`,
};
