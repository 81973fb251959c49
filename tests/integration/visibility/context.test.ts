import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { askAs, readAs, withActor, withSystem } from '@/lib/core/db';
import { newId } from '@/lib/core/ids';
import { createActor } from '@/tests/support/actors';
import { listTables } from '@/tests/support/visibility/catalogue';

const tables = await listTables();
const client = new Client({ connectionString: process.env.RENKEI_APP_DATABASE_URL });
let actor: Actor;
beforeAll(async () => {
  await client.connect();
  actor = await createActor({ kind: 'center' });
});
afterAll(() => client.end());

/** Runs statements one after the other in one transaction of the application's role; the last one's rows. */
async function inTransaction(...statements: string[]) {
  await client.query('BEGIN');
  try {
    let rows: unknown[] = [];
    for (const statement of statements) ({ rows } = await client.query(statement));
    return rows;
  } finally {
    await client.query('ROLLBACK');
  }
}

const begin = (readOnly = false) =>
  `SELECT renkei.begin_actor('${actor.userId}', '${actor.organizationId}', 'center', 'request', ${readOnly})`;
const beginSystem = "SELECT renkei.begin_system('test', '', false)";

describe('one transaction, one actor', () => {
  it('a second one raises', () => expect(inTransaction(begin(), begin())).rejects.toThrow(/already set/));
  it('a person does not become the system', () =>
    expect(inTransaction(begin(), beginSystem)).rejects.toThrow(/already set/));
  it('the system does not become a person', () =>
    expect(inTransaction(beginSystem, begin())).rejects.toThrow(/already set/));
  it('the system does not begin twice', () =>
    expect(inTransaction(beginSystem, beginSystem)).rejects.toThrow(/already set/));
  it('nobody is no actor', () =>
    expect(inTransaction("SELECT renkei.begin_actor(NULL, NULL, 'center', '', false)")).rejects.toThrow(
      /needs a user/,
    ));
  it('reading refuses to write', () =>
    expect(inTransaction(begin(true), 'UPDATE organizations SET name = name')).rejects.toThrow(/read-only/));
  it('what was opened for reading cannot be opened for writing', () =>
    expect(inTransaction(begin(true), "SET LOCAL transaction_read_only = 'off'")).rejects.toThrow(/read-write mode/));
});

describe('after the transaction', () => {
  const context = `SELECT coalesce(current_setting('renkei.organization_id', true), '') AS organization,
    coalesce(current_setting('renkei.user_id', true), '') AS person, coalesce(current_setting('renkei.task', true), '') AS task,
    current_user::text AS role, current_setting('transaction_read_only') AS read_only`;
  const nothing = [{ organization: '', person: '', task: '', role: 'renkei_app', read_only: 'off' }];

  it.each([
    ['of a person', () => begin(true)],
    ['of the system', () => beginSystem],
  ])('%s nothing of it is left on the connection', async (_name, opening) => {
    await client.query('BEGIN');
    await client.query(opening());
    await client.query('COMMIT');
    expect((await client.query(context)).rows).toEqual(nothing);
  });

  it('nor when it was aborted', async () => {
    await expect(inTransaction(begin(), 'SELECT 1/0')).rejects.toThrow(/division by zero/);
    expect((await client.query(context)).rows).toEqual(nothing);
  });

  it('nor when the work threw', async () => {
    const failing = [
      () => withActor(actor, () => Promise.reject(new Error('no'))),
      () => readAs(actor, () => Promise.reject(new Error('no'))),
      () => withSystem('test', () => Promise.reject(new Error('no'))),
    ];
    for (const attempt of failing) await expect(attempt()).rejects.toThrow('no');
    const stranger = { ...actor, organizationId: newId() };
    const seen = await readAs(stranger, (db) => db.user.findMany());
    expect(seen).toEqual([]);
    expect(await askAs(stranger).$queryRaw`SELECT id FROM users`).toEqual([]);
  });
});

describe('without an actor', () => {
  it.each(tables.filter((table) => table.readable.length > 0).map((table) => table.name))(
    'no row of %s is seen',
    async (name) => {
      expect((await client.query(`SELECT count(*)::int AS n FROM ${name}`)).rows).toEqual([{ n: 0 }]);
    },
  );
});
