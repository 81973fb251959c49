import type { ClientBase } from 'pg';
import { z } from 'zod';
import { askClient } from '@/lib/core/database/client-rows';

const freshShape = z.object({ fresh: z.boolean() });
const constraintShape = z.object({ table: z.string(), name: z.string(), definition: z.string() });

/** What a town's register consists of. Nothing else refers to these tables, and no page reads them before there is a town. */
export const registerTables: readonly string[] = [
  ...['districts', 'households', 'residents', 'register_changes', 'income_records'],
  ...['tax_assessments', 'tax_instalments', 'tax_payments', 'insurance_members'],
];

/** Has nothing been restored here yet? Then nobody can have logged in, and nobody waits for a lock. */
export async function isFresh(client: ClientBase): Promise<boolean> {
  const rows = await askClient(client, freshShape, 'SELECT NOT EXISTS (SELECT FROM residents) AS fresh');
  return rows[0]?.fresh ?? false;
}

/**
 * Fills the empty register without its foreign keys and checks them afterwards, in the same transaction: all rows at once by a join instead
 * of one by one. What the planner must know of the new rows is gathered, too.
 */
export async function filledAtOnce<T>(client: ClientBase, work: () => Promise<T>): Promise<T> {
  const rows = await askClient(
    client,
    constraintShape,
    `SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY ($1::text[]::regclass[]) AND confrelid = ANY ($1::text[]::regclass[])`,
    [registerTables],
  );
  for (const { table, name } of rows) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  const result = await work();
  for (const { table, name, definition } of rows)
    await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
  for (const table of registerTables) await client.query(`ANALYZE "${table}"`);
  return result;
}
