import type { Client } from 'pg';
import { afterAll, expect, test } from 'vitest';
import { seedDemonstration } from '@/prisma/seed/demonstration';
import { asUser, withConnection } from '@/scripts/lib/database/connect.mjs';
import { readyDatabase } from '@/scripts/lib/database/ready.mjs';
import { isEmpty } from '@/scripts/lib/portal/seed.mjs';
import { startScratchServer } from '@/scripts/lib/postgres/scratch.mjs';

// Of its own: on the shared server a superuser has made the roles, whom another owner could not change.
const server = await startScratchServer();
afterAll(() => server.stop());

test('an owner with CREATEROLE and nothing else migrates, seeds, and lets the application log in', async () => {
  const plain = asUser(server.owner, 'plain_owner', 'pass@word');
  await withConnection(server.owner, async (client: Client) => {
    await client.query(`CREATE ROLE plain_owner LOGIN CREATEROLE PASSWORD 'pass@word'`);
    await client.query(`CREATE DATABASE renkei OWNER plain_owner ENCODING 'UTF8' TEMPLATE template0`);
  });
  const ownerUrl = Object.assign(new URL(plain), { pathname: '/renkei' }).href;
  const appUrl = await readyDatabase({ ownerUrl, appPassword: 'app' }, (_japanese, _english, work) => work(() => {}));
  expect(await seedDemonstration(ownerUrl, () => {}, { at: new Date('2026-11-20T12:00:00Z'), tickets: 20 })).toBe(true);
  expect(await withConnection(ownerUrl, isEmpty)).toBe(false);
  const counted = await withConnection(appUrl, (client: Client) =>
    client.query('SELECT count(*)::int AS n FROM users'),
  );
  // Logged in, and without an actor it sees nobody.
  expect(counted.rows).toEqual([{ n: 0 }]);
  // The system's role may not create anything when all is done.
  const { rows } = await withConnection(ownerUrl, (client: Client) =>
    client.query(`SELECT has_schema_privilege('renkei_system', 'renkei', 'CREATE') AS may`),
  );
  expect(rows).toEqual([{ may: false }]);
});
