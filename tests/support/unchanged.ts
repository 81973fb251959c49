import { expect } from 'vitest';
import { owner } from './database';

/** A digest of every row of every table: two that are equal mean that nothing was written in between. */
export async function fingerprint(): Promise<Record<string, string>> {
  const tables = await owner().query<{ name: string }>(
    "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1",
  );
  const digests = tables.rows.map(
    ({ name }) =>
      `SELECT '${name}' AS name, count(*) || ' ' || md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) AS digest FROM ${name} t`,
  );
  const { rows } = await owner().query<{ name: string; digest: string }>(digests.join(' UNION ALL '));
  return Object.fromEntries(rows.map((row) => [row.name, row.digest]));
}

/** Runs `work` and proves that it wrote nothing anywhere, except to the tables that are named. */
export async function unchanged<T>(work: () => Promise<T>, except: readonly string[] = []): Promise<T> {
  const before = await fingerprint();
  const result = await work();
  const now = await fingerprint();
  for (const table of except) now[table] = before[table] ?? '';
  expect(now).toEqual(before);
  return result;
}
