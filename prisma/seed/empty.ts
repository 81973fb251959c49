import type pg from 'pg';
import { z } from 'zod';
import { askClient } from '@/lib/core/database/client-rows';
import { PrimaryClient } from '@/lib/core/database/primary.mjs';
import { enterSystemRole } from './roles';

const filledShape = z.object({ filled: z.boolean() });

/** Runs `load` in one transaction if there is no organization yet. `false`: there is, and nothing was touched. */
export async function fillEmpty(databaseUrl: string, load: (client: pg.ClientBase) => Promise<void>): Promise<boolean> {
  const client = new PrimaryClient({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await enterSystemRole(client);
    await client.query("SELECT pg_advisory_xact_lock(hashtext('renkei seed'))");
    const rows = await askClient(client, filledShape, 'SELECT EXISTS (SELECT FROM organizations) AS filled');
    if (rows[0]?.filled === true) return false;
    await load(client);
    await client.query('COMMIT');
    // Also says which pages everybody may see: until then an index cannot answer alone.
    await client.query('VACUUM ANALYZE');
    return true;
  } finally {
    await client.end();
  }
}
