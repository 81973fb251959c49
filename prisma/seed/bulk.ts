import type { ClientBase } from 'pg';
import { z } from 'zod';
import { askClient } from '@/lib/core/database/client-rows';
import { asOwner } from './roles';

const indexShape = z.object({ name: z.string(), definition: z.string() });
const constraintShape = z.object({ table: z.string(), name: z.string(), definition: z.string() });

async function dropIndexes(client: ClientBase, tables: readonly string[]): Promise<string[]> {
  const rows = await askClient(
    client,
    indexShape,
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
     FROM pg_index i WHERE i.indrelid = ANY ($1::text[]::regclass[]) AND NOT i.indisunique`,
    [tables],
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows.map(({ definition }) => definition);
}

/**
 * Fills tables without their secondary indexes and without their own triggers, and makes the indexes afterwards: sorted once
 * instead of entered a hundred thousand times. What the triggers would have written `work` writes itself.
 */
export async function withoutIndexes<T>(
  client: ClientBase,
  tables: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  const definitions = await asOwner(client, async () => {
    for (const table of tables) await client.query(`ALTER TABLE "${table}" DISABLE TRIGGER USER`);
    return dropIndexes(client, tables);
  });
  const result = await work();
  await asOwner(client, async () => {
    for (const definition of definitions) await client.query(definition);
    for (const table of tables) await client.query(`ALTER TABLE "${table}" ENABLE TRIGGER USER`);
  });
  return result;
}

/** Fills tables without their foreign keys and checks them afterwards, all rows at once instead of one by one. */
export async function withoutForeignKeys<T>(
  client: ClientBase,
  tables: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  const rows = await askClient(
    client,
    constraintShape,
    `SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY ($1::text[]::regclass[])`,
    [tables],
  );
  await asOwner(client, async () => {
    for (const { table, name } of rows) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  });
  const result = await work();
  await asOwner(client, async () => {
    for (const { table, name, definition } of rows) {
      await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
    }
  });
  return result;
}
