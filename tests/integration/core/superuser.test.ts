import type { Client } from 'pg';
import { afterAll, expect, test } from 'vitest';
import { seedDemonstration } from '@/prisma/seed/demonstration';
import { withConnection } from '@/scripts/lib/database/connect.mjs';
import { readyDatabase } from '@/scripts/lib/database/ready.mjs';
import { isEmpty } from '@/scripts/lib/portal/seed.mjs';
import { ensureOwner, ownerName } from '@/scripts/lib/postgres/owner.mjs';
import { startScratchServer } from '@/scripts/lib/postgres/scratch.mjs';

const server = await startScratchServer();
afterAll(() => server.stop());

const url = (user: string, password: string, database: string) =>
  Object.assign(new URL(server.owner), { username: user, password, pathname: `/${database}` }).href;
const silently = <T>(_japanese: string, _english: string, work: (note: () => void) => Promise<T>) => work(() => {});
const secrets = { ownerPassword: 'owner', superuserPassword: 'super' };
const owned = { database: 'renkei', url, secrets };
const ownerUrl = url(ownerName, 'owner', 'renkei');
const ready = () => readyDatabase({ ownerUrl, appPassword: 'app' }, silently);

/** A cluster as it was made before: its superuser is the owner of everything. */
async function makeOldCluster(): Promise<void> {
  await withConnection(server.owner, async (client: Client) => {
    await client.query('CREATE ROLE other SUPERUSER');
    await client.query('SET SESSION AUTHORIZATION other');
    await client.query(`ALTER ROLE postgres RENAME TO ${ownerName}`);
    await client.query(`ALTER ROLE ${ownerName} PASSWORD 'owner'`);
    await client.query('RESET SESSION AUTHORIZATION');
    await client.query('DROP ROLE other');
    await client.query('CREATE DATABASE renkei');
  });
  await ready();
  await seedDemonstration(ownerUrl, () => {}, { at: new Date('2026-11-20T12:00:00Z'), tickets: 20 });
}

test('an owner who was the cluster’s superuser becomes an ordinary one, and everything works as before', async () => {
  await makeOldCluster();
  await ensureOwner(owned);
  await ensureOwner(owned);
  const rows = (statement: string) =>
    withConnection(url('postgres', 'super', 'renkei'), async (client: Client) => (await client.query(statement)).rows);
  expect(
    await rows(`SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname !~ '^pg_' ORDER BY rolsuper, 1`),
  ).toEqual([
    { rolname: 'renkei_app', rolsuper: false, rolbypassrls: false },
    { rolname: 'renkei_node', rolsuper: false, rolbypassrls: false },
    { rolname: ownerName, rolsuper: false, rolbypassrls: false },
    { rolname: 'renkei_queue', rolsuper: false, rolbypassrls: false },
    { rolname: 'renkei_system', rolsuper: false, rolbypassrls: false },
    { rolname: 'postgres', rolsuper: true, rolbypassrls: true },
  ]);
  expect(
    await rows(`SELECT relname AS name FROM pg_class WHERE relowner = 'postgres'::regrole AND oid >= 16384 AND relnamespace <> 'pg_toast'::regnamespace
      UNION ALL SELECT proname FROM pg_proc WHERE proowner = 'postgres'::regrole AND oid >= 16384
      UNION ALL SELECT typname FROM pg_type WHERE typowner = 'postgres'::regrole AND oid >= 16384
      UNION ALL SELECT polname FROM pg_policy WHERE 'postgres'::regrole = ANY (polroles)`),
  ).toEqual([]);

  const app = await ready();
  expect(await withConnection(ownerUrl, isEmpty)).toBe(false);
  await withConnection(app, async (client: Client) => {
    await client.query('BEGIN');
    await client.query(`SELECT renkei.begin_system('test', '', false)`);
    // What functions of the owner write past the application's own privileges.
    await client.query("SELECT renkei.enqueue('nothing', '{}')");
    await client.query(`SELECT renkei.keep_file_body('${'a'.repeat(64)}', 1)`);
    await client.query(`INSERT INTO audit_entries (id, at, event, target_type, target_id, actor_name, actor_organization_name, task, request_id, organization_ids)
      VALUES (gen_random_uuid(), now(), 'test.done', 'test', '1', '', '', 'test', '', '{}')`);
    await client.query('COMMIT');
  });
  expect(
    await rows(
      "SELECT count(*)::int AS n FROM audit_pending p JOIN audit_entries e ON e.id = p.entry_id WHERE event = 'test.done'",
    ),
  ).toEqual([{ n: 1 }]);
  // A later migration changes tables, gives functions away, and writes as the system.
  await withConnection(ownerUrl, async (client: Client) => {
    await client.query('ALTER TABLE tickets ADD COLUMN later text');
    await client.query('GRANT CREATE ON SCHEMA renkei TO renkei_system');
    await client.query('ALTER FUNCTION renkei.keep_file_body(text, integer) OWNER TO renkei_system');
    await client.query('BEGIN');
    await client.query('SET LOCAL ROLE renkei_system');
    expect((await client.query("UPDATE tickets SET later = 'x'")).rowCount).toBeGreaterThanOrEqual(20);
    await client.query('COMMIT');
  });
});
