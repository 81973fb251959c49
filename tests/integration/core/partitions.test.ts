import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { keepPartitions } from '@/lib/core/database/partitions';
import { type Db, readAs, withActor, withNodes, withSystem } from '@/lib/core/db';
import { newId } from '@/lib/core/ids';
import { schemaDifference } from '@/scripts/lib/database/schema-diff.mjs';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';
import { listTables } from '@/tests/support/visibility/catalogue';

/** A partitioned table as a domain's migration makes one: it belongs to whom everything belongs. */
const table = 'trial_readings';
const migration = `
  CREATE TABLE ${table} (
    id uuid NOT NULL, at timestamptz(3) NOT NULL, organization_id uuid NOT NULL REFERENCES organizations (id), value integer NOT NULL CHECK (value >= 0),
    PRIMARY KEY (id, at)
  ) PARTITION BY RANGE (at);
  CREATE INDEX ${table}_organization_id_idx ON ${table} (organization_id, at);
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  CREATE POLICY ${table}_own ON ${table} TO renkei_app USING (organization_id = renkei.actor_organization());
  GRANT SELECT, INSERT, UPDATE ON ${table} TO renkei_app;
  CREATE POLICY ${table}_system ON ${table} TO renkei_system USING (true);
  GRANT SELECT ON ${table} TO renkei_system;
  DO $$ BEGIN
    EXECUTE format('ALTER TABLE ${table} OWNER TO %I', (SELECT tableowner FROM pg_tables WHERE tablename = 'organizations'));
  END $$;`;

const today = new Date('2026-11-28T05:00:00Z');
const later = (days: number) => new Date(today.getTime() + days * 24 * 3_600_000);
const keep = (at: Date, span = { keep: 2, ahead: 3 }) =>
  withSystem('test', (db) => keepPartitions(db, table, at, span));

const partitions = async () => {
  const { rows } = await owner().query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = '${table}'::regclass ORDER BY 1`,
  );
  return rows.map(({ name }) => name.slice(table.length + 1));
};

let town: Actor;
let other: Actor;
const client = new Client({ connectionString: process.env.RENKEI_APP_DATABASE_URL });
beforeAll(async () => {
  town = await createActor({ kind: 'municipality' });
  other = await createActor({ kind: 'municipality' });
  await client.connect();
  await owner().query(migration);
});
afterAll(() => client.end());

const write = (db: Db, at: Date, { organizationId }: Actor, value = 1) => {
  const id = newId();
  return db.$executeRaw`
    INSERT INTO trial_readings (id, at, organization_id, value) VALUES (${id}::uuid, ${at}, ${organizationId}::uuid, ${value}::integer)`;
};
const count = async (db: Db) =>
  (await db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM trial_readings`)[0]?.n;

it('days are made ahead, each once, however many workers look', async () => {
  await expect(withActor(town, (db) => write(db, today, town))).rejects.toThrow(/no partition/);
  const made = await Promise.all([keep(today), keep(today), keep(today), keep(today)]);
  expect(made.map((one) => one.made).toSorted()).toEqual([0, 0, 0, 6]);
  expect(await partitions()).toEqual(['20261126', '20261127', '20261128', '20261129', '20261130', '20261201']);
  expect(await keep(later(1))).toEqual({ made: 1, dropped: 1 });
  expect(await partitions()).toContain('20261202');
});

it('the policies of the table hold, whichever day a row is of', async () => {
  for (const days of [0, 1, 3]) await withActor(town, (db) => write(db, later(days), town));
  await withActor(other, (db) => write(db, today, other));
  expect([await readAs(town, count), await readAs(other, count)]).toEqual([3, 1]);
  await expect(withActor(town, (db) => write(db, today, other))).rejects.toThrow(/row-level security/);
  // Out of one's own organization, and into another day.
  const move = (db: Db) => db.$executeRaw`UPDATE trial_readings SET organization_id = ${other.organizationId}::uuid`;
  await expect(withActor(town, move)).rejects.toThrow(/row-level security/);
  await withActor(
    town,
    (db) => db.$executeRaw`UPDATE trial_readings SET at = at + interval '1 day' WHERE at = ${later(1)}`,
  );
  expect([await readAs(town, count), await readAs(other, count)]).toEqual([3, 1]);
});

it('its constraints and indexes hold in each day', async () => {
  await expect(withActor(town, (db) => write(db, today, town, -1))).rejects.toThrow(/check constraint/);
  const { rows } = await owner().query(
    `SELECT count(*)::int AS n FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE c.relname = '${table}_20261128'`,
  );
  expect(rows).toEqual([{ n: 2 }]);
});

describe('a partition by itself', () => {
  const direct = `SELECT count(*)::int AS n FROM partitions.${table}_20261128`;
  const contexts: [string, (work: (db: Db) => Promise<unknown>) => Promise<unknown>][] = [
    ['a person', (work) => withActor(town, work)],
    ['a node', (work) => withNodes([{ nodeId: newId(), organizationId: town.organizationId }], '', work)],
    ['the system', (work) => withSystem('test', work)],
  ];
  it.each(contexts)('is shut to %s', async (_name, open) => {
    await expect(open((db) => db.$queryRawUnsafe(direct))).rejects.toThrow(/permission denied for schema/);
    await expect(open((db) => db.$executeRawUnsafe(`DELETE FROM partitions.${table}_20261128`))).rejects.toThrow(
      /permission denied for schema/,
    );
  });

  it('shows nothing even to whom somebody opened schema and table: it has no policy of its own', async () => {
    await owner().query(
      `GRANT USAGE ON SCHEMA partitions TO renkei_app; GRANT SELECT ON partitions.${table}_20261128 TO renkei_app`,
    );
    try {
      expect(await readAs(town, (db) => db.$queryRawUnsafe(direct))).toEqual([{ n: 0 }]);
    } finally {
      await owner().query(
        `REVOKE USAGE ON SCHEMA partitions FROM renkei_app; REVOKE SELECT ON partitions.${table}_20261128 FROM renkei_app`,
      );
    }
  });
});

it('the matrix of visibility and the comparison of schemas see the table, and none of its partitions', async () => {
  const names = (await listTables()).filter(({ name }) => name.startsWith(table));
  expect(names).toMatchObject([
    { name: table, key: ['id', 'at'], insertable: ['id', 'at', 'organization_id', 'value'] },
  ]);
  const difference = await schemaDifference(process.env.DATABASE_URL ?? '');
  expect(difference).toContain(`DROP TABLE "${table}"`);
  expect(difference).not.toContain(`${table}_2`);
});

it('what is too old goes with its day; the rest stays', async () => {
  const before = await withSystem('test', count);
  expect(await keep(later(3), { keep: 2, ahead: 1 })).toEqual({ made: 0, dropped: 2 });
  expect(await partitions()).toEqual(['20261129', '20261130', '20261201', '20261202']);
  expect(await withSystem('test', count)).toBe((before ?? 0) - 2);
});

it('waits a second for who reads, then leaves it to the next time', async () => {
  await client.query('BEGIN');
  await client.query(`SELECT renkei.begin_actor('${town.userId}', '${town.organizationId}', 'municipality', '', true)`);
  await client.query(`SELECT count(*) FROM ${table}`);
  await expect(keep(later(5), { keep: 1, ahead: 0 })).rejects.toThrow(/lock timeout/);
  await client.query('ROLLBACK');
  expect(await partitions()).toContain('20261129');
  expect((await keep(later(5), { keep: 1, ahead: 0 })).dropped).toBe(3);
});

it.each(['organizations', 'pg_class', 'trial"; DROP TABLE users; --'])(
  '%s is no table with partitions',
  async (name) => {
    const attempt = withSystem('test', (db) => keepPartitions(db, name, today, { keep: 1, ahead: 1 }));
    await expect(attempt).rejects.toThrow(/no partitioned table/);
  },
);

it('only the system makes and drops them', async () => {
  const attempt = withActor(town, (db) => keepPartitions(db, table, today, { keep: 1, ahead: 1 }));
  await expect(attempt).rejects.toThrow(/permission denied/);
});
