import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listMigrations, migrate, migrationState } from '@/scripts/lib/database/migrations.mjs';
import { owner } from '@/tests/support/database';

let client: Client;
beforeEach(async () => {
  client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query('CREATE TEMPORARY TABLE _prisma_before AS TABLE _prisma_migrations');
});
afterEach(async () => {
  await client.query('TRUNCATE _prisma_migrations');
  await client.query('INSERT INTO _prisma_migrations SELECT * FROM _prisma_before');
  await client.end();
});

const all = listMigrations();

test('the record is as Prisma keeps it', async () => {
  const { rows } = await owner().query('SELECT * FROM _prisma_migrations ORDER BY migration_name');
  expect(rows.map((row) => [row.migration_name, row.checksum])).toEqual(
    all.map(({ name, checksum }) => [name, checksum]),
  );
  for (const row of rows) {
    expect(row).toMatchObject({ applied_steps_count: 1, logs: null, rolled_back_at: null });
    expect(row.finished_at).toBeInstanceOf(Date);
    expect(row.id).toMatch(/^[0-9a-f-]{36}$/);
  }
});

test('what is applied is not applied again', async () => {
  expect(await migrate(client)).toEqual([]);
});

test('a database of a newer version is refused', async () => {
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ($1, 'x', '29990101000000_future', now())`,
    [randomUUID()],
  );
  await expect(migrationState(client)).rejects.toThrow(/newer version.*29990101000000_future/);
});

test('an applied migration that was edited is refused', async () => {
  await client.query(`UPDATE _prisma_migrations SET checksum = 'other' WHERE migration_name = $1`, [all[0]?.name]);
  await expect(migrate(client)).rejects.toThrow(new RegExp(`${all[0]?.name} was edited`));
});

test('a migration that failed half-way is named, one that was rolled back is applied anew', async () => {
  const last = all.at(-1)?.name;
  await client.query('UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = $1', [last]);
  await expect(migrate(client)).rejects.toThrow(new RegExp(`${last} is recorded as failed`));
  await client.query('UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = $1', [last]);
  expect((await migrationState(client)).pending.map(({ name }) => name)).toEqual([last]);
});

test('a migration that cannot be applied changes nothing, and leaves no record', async () => {
  const first = all.at(0)?.name;
  await client.query('DELETE FROM _prisma_migrations WHERE migration_name = $1', [first]);
  // Its tables and columns are there already.
  await expect(migrate(client)).rejects.toThrow(new RegExp(`${first} could not be applied`));
  const { rows } = await owner().query('SELECT count(*)::int AS n FROM _prisma_migrations WHERE migration_name = $1', [
    first,
  ]);
  expect(rows).toEqual([{ n: 0 }]);
});

test('two at once wait for each other', async () => {
  const name = `${new URL(process.env.DATABASE_URL ?? '').pathname.slice(1)}_twice`;
  await owner().query(`CREATE DATABASE ${name}`);
  const url = Object.assign(new URL(process.env.DATABASE_URL ?? ''), { pathname: `/${name}` }).href;
  const clients = [new Client({ connectionString: url }), new Client({ connectionString: url })];
  await Promise.all(clients.map((each) => each.connect()));
  const applied = await Promise.all(clients.map((each) => migrate(each)));
  await Promise.all(clients.map((each) => each.end()));
  await owner().query(`DROP DATABASE ${name}`);
  expect(applied.map((names) => names.length).sort((a, b) => a - b)).toEqual([0, all.length]);
});
