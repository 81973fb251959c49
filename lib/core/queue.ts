import { runMigrations } from 'graphile-worker';
import { Client, Pool } from 'pg';
import type { Db } from './db';

/** Schema of graphile-worker's tables. They are migrated by its own versions, by the owner, never by web or worker. */
const schema = 'graphile_worker';

/**
 * Brings the queue's tables up to date and opens them to `renkei_queue`, the role of the worker's queue connections.
 * Run by the owner after the portal's own migrations; running it again changes nothing.
 */
export async function migrateQueue(ownerUrl: string): Promise<void> {
  await runMigrations({ connectionString: ownerUrl, schema });
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SELECT pg_advisory_xact_lock(hashtext('${schema}.grants'))`);
    await client.query(grants);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

/** graphile-worker puts row-level security on its tables and writes no policies, so each table gets one for the role. */
const grants = `
  GRANT USAGE ON SCHEMA ${schema} TO renkei_queue;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO renkei_queue;
  GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${schema} TO renkei_queue;
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO renkei_queue;
  DO $$
  DECLARE t name;
  BEGIN
    FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = '${schema}' AND rowsecurity LOOP
      IF NOT EXISTS (SELECT FROM pg_policies WHERE schemaname = '${schema}' AND tablename = t AND policyname = 'renkei_queue') THEN
        EXECUTE format('CREATE POLICY renkei_queue ON ${schema}.%I TO renkei_queue USING (true) WITH CHECK (true)', t);
      END IF;
    END LOOP;
  END $$`;

/** Queues a job inside the caller's transaction; it runs after the commit. A `key` keeps one waiting job of that name. */
export async function enqueue(
  db: Db,
  task: string,
  payload: object,
  options: { key?: string; runAt?: Date } = {},
): Promise<void> {
  await db.$executeRaw`
    SELECT renkei.enqueue(${task}, ${JSON.stringify(payload)}::json, ${options.key ?? null}, ${options.runAt ?? null}::timestamptz)`;
}

/** Connections of the worker's queue, in the queue's own role. */
export function queuePool(appUrl: string, max: number): Pool {
  return new Pool({ connectionString: appUrl, max, options: '-c role=renkei_queue -c timezone=UTC' });
}

/** Frees the jobs of workers that no longer show a sign of life; without it a killed worker's jobs stay locked for hours. */
export async function unlockJobsExcept(pool: Pool, alive: readonly string[]): Promise<number> {
  const { rows } = await pool.query<{ locked_by: string }>(
    `SELECT DISTINCT locked_by FROM ${schema}._private_jobs WHERE locked_by IS NOT NULL AND locked_by <> ALL ($1::text[])`,
    [alive],
  );
  if (rows.length > 0)
    await pool.query(`SELECT ${schema}.force_unlock_workers($1::text[])`, [rows.map((row) => row.locked_by)]);
  return rows.length;
}
