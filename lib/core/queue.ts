import { runMigrations } from 'graphile-worker';
import { Client } from 'pg';

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
