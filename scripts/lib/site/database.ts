import type { ClientBase } from 'pg';
import { z } from 'zod';
import { hostTables, sliceTables } from '@/lib/continuity/slice/constants';
import type { SliceTable } from '@/lib/continuity/slice/types';
import { askClient } from '@/lib/core/database/client-rows';
import type { SiteMode } from '@/lib/core/site';

const nameShape = z.object({ name: z.string() });
const ownerShape = z.object({ name: z.string(), role: z.string() });

/** Reads and writes a town's slice past row-level security. Nobody logs in as it; the owner enters it for a transaction. */
export const sliceRole = 'renkei_slice';

const quoted = (name: string): string => `"${name}"`;
export const columnList = (columns: readonly string[]): string => columns.map(quoted).join(', ');

/** What the scope of a table says for a town. The id comes from the database. */
export const scopeOf = ({ scope }: SliceTable, townId: string): string =>
  scope.replaceAll('$town', `'${townId}'::uuid`);

/** Columns that a program of this version writes, in the order in which they stand in a copy. */
export async function columnsOf(client: ClientBase, table: string): Promise<string[]> {
  const rows = await askClient(
    client,
    nameShape,
    `SELECT attname AS name FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attname COLLATE "C"`,
    [table],
  );
  return rows.map(({ name }) => name);
}

/** Makes the role and its policies. Only installations that have sites have it: the portal knows nothing of it. */
export async function readySliceRole(client: ClientBase): Promise<void> {
  const { rowCount } = await client.query(`SELECT FROM pg_roles WHERE rolname = '${sliceRole}'`);
  if (rowCount === 0) await client.query(`CREATE ROLE ${sliceRole} NOLOGIN NOINHERIT`);
  await client.query(`GRANT ${sliceRole} TO CURRENT_USER`);
  await client.query('GRANT renkei_system TO CURRENT_USER');
  await client.query(`GRANT USAGE ON SCHEMA public, renkei TO ${sliceRole}`);
  for (const { table } of sliceTables) {
    await client.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${quoted(table)} TO ${sliceRole}`);
    await client.query(`DROP POLICY IF EXISTS ${table}_slice ON ${quoted(table)}`);
    await client.query(
      `CREATE POLICY ${table}_slice ON ${quoted(table)} TO ${sliceRole} USING (true) WITH CHECK (true)`,
    );
  }
}

/**
 * At a site nobody but a restore writes what a restore writes: web and worker lose the right, under every role that they can take, save
 * for the columns that a log-in or a certificate changes.
 */
export async function closeSlice(client: ClientBase): Promise<void> {
  for (const { table, siteColumns = [] } of sliceTables) {
    await client.query(
      `REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON ${quoted(table)} FROM renkei_app, renkei_system, renkei_node`,
    );
    // A revoke of the table leaves rights to single columns.
    const rows = await askClient(
      client,
      ownerShape,
      `SELECT column_name AS name, grantee AS role FROM information_schema.column_privileges
       WHERE table_name = $1 AND privilege_type IN ('INSERT', 'UPDATE') AND grantee IN ('renkei_app', 'renkei_system', 'renkei_node')`,
      [table],
    );
    for (const { name, role } of rows)
      await client.query(`REVOKE INSERT (${quoted(name)}), UPDATE (${quoted(name)}) ON ${quoted(table)} FROM ${role}`);
    if (siteColumns.length > 0)
      await client.query(`GRANT UPDATE (${columnList(siteColumns)}) ON ${quoted(table)} TO renkei_app, renkei_system`);
  }
}

const changeFunction = `CREATE OR REPLACE FUNCTION renkei.log_slice_change() RETURNS trigger LANGUAGE plpgsql
SET search_path = public, renkei, pg_temp AS $$
DECLARE
  changed json := CASE TG_OP WHEN 'DELETE' THEN to_json(OLD) ELSE to_json(NEW) END;
  town uuid := CASE TG_ARGV[0]
    WHEN 'organization_id' THEN (changed ->> 'organization_id')::uuid
    ELSE (SELECT organization_id FROM users WHERE id = (changed ->> 'user_id')::uuid) END;
  next bigint;
BEGIN
  IF TG_OP = 'UPDATE' AND (to_jsonb(OLD) - TG_ARGV[1]::text[]) = (to_jsonb(NEW) - TG_ARGV[1]::text[]) THEN RETURN NULL; END IF;
  -- The row's lock is held until the commit: numbers are in the order of commits, without gaps.
  INSERT INTO change_counters AS c (organization_id, last) VALUES (town, 1)
    ON CONFLICT (organization_id) DO UPDATE SET last = c.last + 1 RETURNING last INTO next;
  INSERT INTO slice_changes (organization_id, number, table_name, operation, row, at)
    VALUES (town, next, TG_TABLE_NAME, left(TG_OP, 1), changed, clock_timestamp());
  RETURN NULL;
END $$`;

/** At the cloud center each change of a town's rows is logged for the increments. Names of organizations travel with a full copy. */
export async function logChanges(client: ClientBase): Promise<void> {
  await client.query(changeFunction);
  for (const { table, reference, scope, siteColumns = [] } of sliceTables) {
    if (reference === true) continue;
    const path = scope.startsWith('organization_id') ? 'organization_id' : 'user_id';
    await client.query(`DROP TRIGGER IF EXISTS renkei_slice_change ON ${quoted(table)}`);
    await client.query(
      `CREATE TRIGGER renkei_slice_change AFTER INSERT OR UPDATE OR DELETE ON ${quoted(table)}
       FOR EACH ROW EXECUTE FUNCTION renkei.log_slice_change('${path}', '{${siteColumns.join(',')}}')`,
    );
  }
}

/** Makes a database what this kind of installation needs beside the migrations. Idempotent. */
export async function readySiteDatabase(client: ClientBase, mode: SiteMode): Promise<void> {
  await client.query('BEGIN');
  await readySliceRole(client);
  if (mode === 'cloud') await logChanges(client);
  else await closeSlice(client);
  await client.query('COMMIT');
}

/** Tables of a copy that a kind of installation restores. */
export const tablesFor = (kind: 'full' | 'host'): readonly SliceTable[] =>
  kind === 'host' ? sliceTables.filter(({ table }) => hostTables.has(table)) : sliceTables;
