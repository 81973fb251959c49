import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { owner } from './database';

async function listTables(): Promise<string[]> {
  const { rows } = await owner().query<{ name: string }>(
    "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1",
  );
  return rows.map(({ name }) => name);
}

/**
 * What each table holds: its rows, and how many of them were written since an earlier moment.
 * @param since the first transaction that is later
 */
async function look(tables: readonly string[], since: string): Promise<string[]> {
  const each = tables.map(
    (table) =>
      `SELECT '${table} ' || count(*) || ' rows, ' || count(*) FILTER (WHERE age(xmin) <= age($1::xid)) || ' new' AS said FROM ${table}`,
  );
  const text = each.join(' UNION ALL ');
  // Planned once: it is asked before and after each of a thousand tests.
  const name = createHash('sha256').update(text).digest('hex').slice(0, 32);
  const { rows } = await owner().query<{ said: string }>({ name, text, values: [since] });
  return rows.map(({ said }) => said).sort();
}

/**
 * Runs `work` and proves that it wrote nothing anywhere, except to the tables that are named. Each row tells by which transaction it
 * was written, so nobody has to compare what is in them; a row that is gone is missed. (What PostgreSQL counts of a table's changes
 * is up to ten seconds late.)
 */
export async function unchanged<T>(work: () => Promise<T>, except: readonly string[] = []): Promise<T> {
  const tables = (await listTables()).filter((table) => !except.includes(table));
  const { rows } = await owner().query<{ next: string }>(
    'SELECT pg_snapshot_xmax(pg_current_snapshot())::xid::text AS next',
  );
  const next = rows[0]?.next ?? '';
  const before = await look(tables, next);
  const result = await work();
  const after = await look(tables, next);
  expect(after.filter((said) => !before.includes(said))).toEqual([]);
  return result;
}
