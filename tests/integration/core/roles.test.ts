import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { owner } from '@/tests/support/database';

const app = new Client({ connectionString: process.env.RENKEI_APP_DATABASE_URL });
beforeAll(() => app.connect());
afterAll(() => app.end());

test('the application’s role owns nothing and may do nothing special', async () => {
  const { rows } = await owner().query(
    `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, rolinherit FROM pg_roles WHERE rolname = 'renkei_app'`,
  );
  expect(rows).toEqual([
    {
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      rolinherit: false,
    },
  ]);
  const owned = await owner().query(
    `SELECT count(*)::int AS n FROM pg_class WHERE relowner = (SELECT oid FROM pg_roles WHERE rolname = 'renkei_app')`,
  );
  expect(owned.rows).toEqual([{ n: 0 }]);
});

// Since PostgreSQL 16 inheritance belongs to the membership, before that to the role: both must say no.
test.each(['renkei_system', 'renkei_node'])('what %s may see is not inherited, only entered', async (role) => {
  const { rows } = await app.query(
    `SELECT pg_has_role('renkei_app', $1, 'MEMBER') AS member, pg_has_role('renkei_app', $1, 'USAGE') AS inherits`,
    [role],
  );
  expect(rows).toEqual([{ member: true, inherits: false }]);
});

test('it cannot make tables, roles or extensions', async () => {
  await expect(app.query('CREATE TABLE mine (id int)')).rejects.toThrow(/permission denied/);
  await expect(app.query('CREATE ROLE mine')).rejects.toThrow(/permission denied/);
  await expect(app.query('ALTER TABLE organizations DISABLE ROW LEVEL SECURITY')).rejects.toThrow(/must be owner/);
});

test('it cannot look into the record of migrations', async () => {
  await expect(app.query('SELECT 1 FROM _prisma_migrations')).rejects.toThrow(/permission denied/);
});
