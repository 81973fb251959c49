import { afterAll, describe, expect, it } from 'vitest';
import { askAs, type DbActor } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { owner } from '@/tests/support/database';
import { allowedKeys, connect, keyOf, prepareAttempts, quote } from '@/tests/support/visibility/attempt';
import { listTables, type Table } from '@/tests/support/visibility/catalogue';
import { fillWorld, oracles } from '@/tests/support/visibility/domains';
import type { Data, Row } from '@/tests/support/visibility/oracle';
import type { Viewer } from '@/tests/support/visibility/world';

await prepareAttempts();
const tables = await listTables();
const world = await fillWorld();
await owner().query('SELECT renkei.seal_audit(20)');
const data = await loadData();
const client = await connect();
afterAll(() => client.end());

async function loadData(): Promise<Data> {
  const loaded: Record<string, Row[]> = {};
  for (const { name, columns } of tables) {
    const { rows } = await owner().query(
      `SELECT row_to_json(t) AS row FROM (SELECT ${columns.map(quote).join(', ')} FROM ${name}) t`,
    );
    loaded[name] = rows.map(({ row }) => row);
  }
  return loaded;
}

describe.each(tables.map((table) => table.name))('%s', (name) => {
  const table = tables.find((one) => one.name === name) as Table;
  const oracle = oracles[name];

  it('has rows, and somebody wrote down who may do what', () => {
    expect(oracle, 'write an oracle for this table in tests/support/visibility').toBeDefined();
    expect(data[name]?.length, 'give it rows in tests/support/visibility').toBeGreaterThan(0);
  });

  it.each(['select', 'insert', 'update', 'delete'] as const)(
    '%s passes on exactly the rows it should',
    async (verb) => {
      const rule = oracle?.[verb] ?? (() => false);
      const rows = data[name] ?? [];
      const wrong: string[] = [];
      for (const viewer of world.viewers) {
        const allowed = await allowedKeys(client, viewer, { verb, table, rows, change: oracle?.change });
        for (const row of rows) {
          const expected = rule(row, viewer, data);
          if (allowed.has(keyOf(table, row)) !== expected)
            wrong.push(`${viewer.name} ${expected ? 'must' : 'must not'}: ${keyOf(table, row)}`);
        }
      }
      expect(wrong).toEqual([]);
    },
  );

  const asked = table.readable.length > 0 ? world.viewers : [];
  it('asking in one round trip shows exactly the rows it should', async () => {
    const rule = oracle?.select ?? (() => false);
    const question = Prisma.sql([`SELECT row_to_json(t) AS row FROM (SELECT ${table.key.map(quote)} FROM ${name}) t`]);
    const answers = asked.map(({ kind: organizationKind, userId, organizationId }) => {
      const actor = { userId, organizationId, organizationKind, requestId: 'request' } as DbActor;
      return askAs(actor).$queryRaw<{ row: Row }[]>(question);
    });
    for (const [index, seen] of (await Promise.all(answers)).entries()) {
      const viewer = asked[index] as Viewer;
      const expected = (data[name] ?? []).filter((row) => rule(row, viewer, data)).map((row) => keyOf(table, row));
      expect(seen.map(({ row }) => keyOf(table, row)).toSorted(), viewer.name).toEqual(expected.toSorted());
    }
  });

  const movable = ['organization_id', 'user_id'].filter((column) => table.updatable.includes(column));
  it.each(movable)('a new %s does not carry a row out of one’s own organization', async (column) => {
    const rule = oracle?.update ?? (() => false);
    const rows = data[name] ?? [];
    const wrong: string[] = [];
    for (const viewer of world.viewers) {
      for (const other of ['town-1 staff', 'prefecture-2 staff'].map(world.viewer)) {
        const change = { [column]: column === 'user_id' ? other.userId : other.organizationId };
        const allowed = await allowedKeys(client, viewer, { verb: 'update', table, rows, change });
        for (const row of rows) {
          const stays = rule(row, viewer, data) && rule({ ...row, ...change }, viewer, data);
          if (allowed.has(keyOf(table, row)) && !stays) wrong.push(`${viewer.name}: ${keyOf(table, row)}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('shows the application nothing of its secrets', () => {
    for (const column of oracle?.hidden ?? []) expect(table.readable).not.toContain(column);
  });
});
