import { Pool } from 'pg';
import { z } from 'zod';
import { askClient } from '../database/client-rows';
import { PrimaryClient } from '../database/primary.mjs';
import type { Db } from '../db';

const lockShape = z.object({ locked_by: z.string() });

/** Schema of graphile-worker's tables (`scripts/lib/database/queue.mjs` makes them). */
const schema = 'graphile_worker';

/** Of the jobs that are due the lowest number runs first; the others have 0. */
export const urgentPriority = -10;

/** Queues a job inside the caller's transaction; it runs after the commit. A `key` keeps one waiting job of that name. */
export async function enqueue(
  db: Db,
  task: string,
  payload: object,
  options: { key?: string; runAt?: Date; urgent?: boolean } = {},
): Promise<void> {
  await db.$executeRaw`
    SELECT renkei.enqueue(${task}, ${JSON.stringify(payload)}::json, ${options.key ?? null}, ${options.runAt ?? null}::timestamptz,
      ${options.urgent ? urgentPriority : null}::integer)`;
}

/** Connections of the worker's queue, in the queue's own role. */
export function queuePool(appUrl: string, max: number): Pool {
  return new Pool({
    ...{ connectionString: appUrl, Client: PrimaryClient, max },
    options: '-c role=renkei_queue -c timezone=UTC',
  });
}

/** Frees the jobs of workers that no longer show a sign of life; without it a killed worker's jobs stay locked for hours. */
export async function unlockJobsExcept(pool: Pool, alive: readonly string[]): Promise<number> {
  const rows = await askClient(
    pool,
    lockShape,
    `SELECT DISTINCT locked_by FROM ${schema}._private_jobs WHERE locked_by IS NOT NULL AND locked_by <> ALL ($1::text[])`,
    [alive],
  );
  if (rows.length > 0)
    await pool.query(`SELECT ${schema}.force_unlock_workers($1::text[])`, [rows.map((row) => row.locked_by)]);
  return rows.length;
}
