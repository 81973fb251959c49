import 'server-only';
import { z } from 'zod';
import type { DailyProcessing } from '@/lib/access/domain-server';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { nodeId } from '@/lib/core/id-shapes';
import type { Tick } from '../progress/mutations';
import { readySteps } from '../progress/queries';

const kind = 'daily-processing';

const readyShape = z.object({ date: z.string(), round: z.number(), nodeIds: z.array(nodeId).readonly() });

/** Hands the step to whoever carries it out; where nobody does, it stays waiting and the agents are asked (`giveCommands`). */
export async function giveDailyProcessing(
  db: Db,
  { at, token }: Tick,
  processing: readonly DailyProcessing[],
): Promise<number> {
  const [carrier] = processing;
  if (!carrier) return 0;
  const ready = await askRows(db, readyShape)`
    SELECT q.date::text, q.round, array_agg(q.node_id::text) AS "nodeIds" FROM (${readySteps(kind, at)}) q
     WHERE q.watched GROUP BY q.date, q.round`;
  let given = 0;
  for (const { date, round, nodeIds } of ready) {
    if (!(await carrier.begin(db, { date, round, nodeIds, at }))) continue;
    given += await db.$executeRaw`
      UPDATE operating_steps SET state = 'commanded', attempt = attempt + 1, command_id = NULL, begun_at = ${at}, token = ${token}
       WHERE date = ${date}::date AND kind = ${kind} AND round = ${round}::integer AND node_id = ANY (${[...nodeIds]}::uuid[])
         AND state = 'waiting'`;
  }
  return given;
}

const dateShape = z.object({ date: z.string() });

/** Steps that were handed over end as they were carried out. */
export async function settleDailyProcessing(
  db: Db,
  { at, token }: Tick,
  processing: readonly DailyProcessing[],
): Promise<number> {
  const [carrier] = processing;
  if (!carrier) return 0;
  const dates = await askRows(db, dateShape)`
    SELECT DISTINCT date::text FROM operating_steps WHERE kind = ${kind} AND state = 'commanded' AND command_id IS NULL
       AND date IN (SELECT d.date FROM operating_days d WHERE d.closed_at IS NULL)`;
  let settled = 0;
  for (const { date } of dates) {
    const ended = JSON.stringify(await carrier.ended(db, date));
    settled += await db.$executeRaw`
      UPDATE operating_steps s SET state = (CASE WHEN e.succeeded THEN 'done' ELSE 'failed' END)::step_state, settled_at = ${at},
        token = ${token}, note = right(e.failed, 500)
      FROM json_to_recordset(${ended}::json) AS e ("nodeId" uuid, round integer, succeeded boolean, failed text)
      WHERE s.date = ${date}::date AND s.kind = ${kind} AND s.node_id = e."nodeId" AND s.round = e.round
        AND s.state = 'commanded' AND s.command_id IS NULL`;
  }
  return settled;
}
