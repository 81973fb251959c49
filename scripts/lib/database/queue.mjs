import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { PrimaryClient } from '../../../lib/core/database/primary.mjs';
import { withConnection } from './connect.mjs';

/** Schema of the queue's tables. Its own versions migrate it; web and worker never do, they do not own it. */
const schema = 'graphile_worker';

/**
 * Brings the queue's tables up to date and opens them to `renkei_queue`, the role of the worker's queue connections. After the
 * portal's own migrations, which make the role; running it again changes nothing.
 * @param {string} ownerUrl
 */
export async function migrateQueue(ownerUrl) {
  const pool = new pg.Pool({ connectionString: ownerUrl, Client: PrimaryClient, max: 1 });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  await runMigrations({ pgPool: pool, schema }).finally(() => pool.end());
  await withConnection(ownerUrl, async (client) => {
    await client.query('BEGIN');
    await client.query(`SELECT pg_advisory_xact_lock(hashtext('${schema}.grants'))`);
    await client.query(grants);
    await client.query('COMMIT');
  });
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
