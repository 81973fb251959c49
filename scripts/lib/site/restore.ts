import { createHash } from 'node:crypto';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { z } from 'zod';
import type { Envelope } from '@/lib/continuity/envelope/types';
import { sliceTables } from '@/lib/continuity/slice/constants';
import type { SliceManifest, SliceTable, TableSummary } from '@/lib/continuity/slice/types';
import { askClient } from '@/lib/core/database/client-rows';
import { CopyFault, named, type OpenCopy, openCopy } from './copy';
import { columnList, columnsOf, scopeOf, sliceRole } from './database';
import { selectRows } from './export';
import { filledAtOnce, isFresh } from './fresh';
import { sealedAgain } from './sealed';

const countShape = z.object({ n: z.number() });
const organizationShape = z.object({ id: z.string() });

async function hashQuery(client: ClientBase, sql: string): Promise<string> {
  const hash = createHash('sha256');
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done();
    },
  });
  await pipeline(client.query(copyTo(`COPY (${sql}) TO STDOUT`)), sink);
  return hash.digest('hex');
}

const changed = (bytes: Buffer, change: ((line: string) => string) | null): Buffer =>
  change === null
    ? bytes
    : Buffer.from(
        bytes
          .toString('utf8')
          .split('\n')
          .map((line) => (line === '' ? line : change(line)))
          .join('\n'),
      );

/** COPY does not work under row-level security: into a temporary table, and from there. */
async function stage(client: ClientBase, table: SliceTable, summary: TableSummary, bytes: Buffer): Promise<string> {
  if (createHash('sha256').update(bytes).digest('hex') !== summary.sha256) throw new CopyFault('table', table.table);
  const known = await columnsOf(client, table.table);
  const unknown = summary.columns.filter((column) => !known.includes(column));
  if (unknown.length > 0) throw new CopyFault('newer', `${table.table}: ${unknown.join(', ')}`);
  const name = `slice_${table.table}`;
  const columns = columnList(summary.columns);
  await client.query(
    `CREATE TEMPORARY TABLE "${name}" ON COMMIT DROP AS SELECT ${columns} FROM "${table.table}" WITH NO DATA`,
  );
  await client.query(`GRANT SELECT ON "${name}" TO ${sliceRole}`);
  const text = changed(bytes, sealedAgain(table, summary.columns));
  await pipeline(Readable.from([text]), client.query(copyFrom(`COPY "${name}" (${columns}) FROM STDIN`)));
  // How many rows there are decides how they are compared with those that stand here.
  await client.query(`ANALYZE "${name}" (${columnList(table.key)})`);
  const rows = await askClient(client, countShape, `SELECT count(*)::int AS n FROM "${name}"`);
  if (rows[0]?.n !== summary.rows) throw new CopyFault('rows', table.table);
  return name;
}

const sameKey = (table: SliceTable, one: string, other: string): string =>
  table.key.map((key) => `${one}."${key}" = ${other}."${key}"`).join(' AND ');

/** Text of a row: some columns (json) know no equality. */
const rowText = (columns: readonly string[], of: string): string =>
  `ROW(${columns.map((c) => `${of}."${c}"::text`).join(', ')})`;

async function deleteMissing(client: ClientBase, table: SliceTable, staged: string, townId: string): Promise<void> {
  await client.query(
    `DELETE FROM "${table.table}" WHERE ${scopeOf(table, townId)}
     AND NOT EXISTS (SELECT FROM "${staged}" s WHERE ${sameKey(table, 's', `"${table.table}"`)})`,
  );
}

/** Rows that are as they were are not touched: from night to night that is nearly all of them. */
async function merge(client: ClientBase, table: SliceTable, staged: string, columns: readonly string[]): Promise<void> {
  const { siteColumns = [], key, order } = table;
  const kept = columns.filter((column) => !key.includes(column) && !siteColumns.includes(column));
  const same = sameKey(table, 't', 's');
  if (kept.length > 0)
    await client.query(
      `UPDATE "${table.table}" t SET ${kept.map((c) => `"${c}" = s."${c}"`).join(', ')} FROM "${staged}" s
       WHERE ${same} AND ${rowText(kept, 't')} IS DISTINCT FROM ${rowText(kept, 's')}`,
    );
  await client.query(
    `INSERT INTO "${table.table}" (${columnList(columns)}) SELECT ${columnList(columns)} FROM "${staged}" s
     WHERE NOT EXISTS (SELECT FROM "${table.table}" t WHERE ${same}) ${order === undefined ? '' : `ORDER BY ${order}`}`,
  );
}

/** After the merge the town's rows are the copy's, byte for byte. */
async function compare(
  client: ClientBase,
  table: SliceTable,
  staged: string,
  { columns, sha256 }: TableSummary,
  townId: string,
) {
  const { siteColumns = [], reference = false, sealed } = table;
  // What is sealed anew differs each time; it was hashed before.
  const compared = columns.filter((column) => !siteColumns.includes(column) && column !== sealed);
  if (reference) return;
  const there = await hashQuery(client, selectRows(table, compared, townId));
  const whole = compared.length === columns.length;
  const wanted = whole ? sha256 : await hashQuery(client, selectRows(table, compared, townId, `"${staged}"`));
  if (there !== wanted) throw new CopyFault('restored', table.table);
}

const enableTriggers = async (client: ClientBase, tables: readonly SliceTable[], verb: 'ENABLE' | 'DISABLE') => {
  // What triggers derive is in the copy already.
  for (const { table } of tables) await client.query(`ALTER TABLE "${table}" ${verb} TRIGGER USER`);
};

type Staged = readonly [SliceTable, TableSummary, string];

/** Makes the town's rows what the staged ones say, and proves it. */
async function putStaged(
  client: ClientBase,
  tables: readonly SliceTable[],
  staged: readonly Staged[],
  townId: string,
): Promise<void> {
  await enableTriggers(client, tables, 'DISABLE');
  await client.query(`SET LOCAL ROLE ${sliceRole}`);
  for (const [table, , name] of [...staged].reverse())
    if (!table.reference) await deleteMissing(client, table, name, townId);
  for (const [table, { columns }, name] of staged) await merge(client, table, name, columns);
  for (const [table, summary, name] of staged) await compare(client, table, name, summary, townId);
  await client.query('RESET ROLE');
  await enableTriggers(client, tables, 'ENABLE');
}

async function restoreTables(client: ClientBase, copy: OpenCopy, tables: readonly SliceTable[]): Promise<string> {
  const summaries = new Map(copy.manifest.tables.map((summary) => [summary.table, summary]));
  const staged: Staged[] = [];
  for (const table of tables) {
    const summary = summaries.get(table.table);
    if (summary === undefined) throw new CopyFault('manifest', table.table);
    staged.push([table, summary, await stage(client, table, summary, await copy.entry(`${table.table}.copy`))]);
  }
  const rows = await askClient(client, organizationShape, 'SELECT id FROM slice_organizations WHERE code = $1', [
    copy.manifest.town,
  ]);
  const townId = rows[0]?.id;
  if (townId === undefined) throw new CopyFault('manifest', 'organizations');
  const put = () => putStaged(client, tables, staged, townId);
  const register = tables.some(({ table }) => table === 'residents');
  if (register && (await isFresh(client))) await filledAtOnce(client, put);
  else await put();
  return townId;
}

/** What is there afterwards: the time of its data and its last change. */
export interface Restored {
  readonly townId: string;
  readonly tables: number;
  readonly rows: number;
  readonly seconds: number;
}

async function inTransaction<T>(client: ClientBase, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    await client.query(`SET LOCAL TimeZone = 'UTC'`);
    await client.query(`SET LOCAL DateStyle = 'ISO, YMD'`);
    // A town's largest table is sorted and joined in memory.
    await client.query(`SET LOCAL work_mem = '64MB'`);
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw named(error);
  }
}

/** Says which data stand here, in the transaction that put them there. */
async function record(
  client: ClientBase,
  townId: string,
  manifest: SliceManifest,
  manifestSha256: string,
): Promise<void> {
  await client.query(
    `INSERT INTO data_copies (organization_id, data_at, manifest) VALUES ($1, $2, $3)
     ON CONFLICT (organization_id) DO UPDATE SET data_at = EXCLUDED.data_at, manifest = EXCLUDED.manifest`,
    [townId, manifest.dataAt, manifestSha256],
  );
  await client.query('SET LOCAL ROLE renkei_system');
  await client.query('UPDATE site_status SET data_number = $1', [manifest.toNumber]);
  await client.query('RESET ROLE');
}

/**
 * Restores a full copy in place, in one transaction: readers see the old state until it commits, and nothing of it if anything differs.
 * @param client logged in as the owner of the tables
 */
export async function restoreFull(
  client: ClientBase,
  file: string,
  envelope: Envelope,
  identity: string,
): Promise<Restored> {
  const begin = performance.now();
  const copy = await openCopy(file, envelope, identity);
  const names = new Set(copy.manifest.tables.map(({ table }) => table));
  const tables = sliceTables.filter(({ table }) => names.has(table));
  const townId = await inTransaction(client, async () => {
    const id = await restoreTables(client, copy, tables);
    if (envelope.kind === 'full') await record(client, id, copy.manifest, envelope.manifestSha256);
    return id;
  });
  const rows = copy.manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  return { townId, tables: tables.length, rows, seconds: (performance.now() - begin) / 1000 };
}

interface Change {
  readonly number: number;
  readonly table_name: string;
  readonly operation: string;
  readonly row: Record<string, unknown>;
}

async function applyChange(client: ClientBase, change: Change): Promise<void> {
  const table = sliceTables.find((one) => one.table === change.table_name);
  if (table === undefined) throw new CopyFault('newer', change.table_name);
  const known = await columnsOf(client, table.table);
  const columns = Object.keys(change.row).filter((column) => known.includes(column));
  const row = JSON.stringify(sealRow(table, change.row));
  const source = `json_populate_record(NULL::"${table.table}", $1::json)`;
  if (change.operation === 'D') {
    await client.query(`DELETE FROM "${table.table}" t USING ${source} r WHERE ${sameKey(table, 't', 'r')}`, [row]);
    return;
  }
  const { key, siteColumns = [] } = table;
  const kept = columns.filter((column) => !key.includes(column) && !siteColumns.includes(column));
  const update =
    kept.length === 0 ? 'DO NOTHING' : `DO UPDATE SET ${kept.map((c) => `"${c}" = EXCLUDED."${c}"`).join(', ')}`;
  await client.query(
    `INSERT INTO "${table.table}" (${columnList(columns)}) SELECT ${columnList(columns)} FROM ${source} ON CONFLICT (${columnList(key)}) ${update}`,
    [row],
  );
}

function sealRow(table: SliceTable, row: Record<string, unknown>): Record<string, unknown> {
  const { sealed, key } = table;
  if (sealed === undefined) return row;
  const line = sealedAgain(table, [key[0] ?? '', sealed])?.([row[key[0] ?? ''], `\\${row[sealed]}`].join('\t')) ?? '';
  return { ...row, [sealed]: line.split('\t')[1]?.slice(1) };
}

/** Applies an increment, in the order of commits at the center, in one transaction. */
export async function restoreIncrement(
  client: ClientBase,
  file: string,
  envelope: Envelope,
  identity: string,
): Promise<Restored> {
  const begin = performance.now();
  const copy = await openCopy(file, envelope, identity);
  const bytes = await copy.entry('changes.jsonl');
  const [summary] = copy.manifest.tables;
  if (createHash('sha256').update(bytes).digest('hex') !== summary?.sha256) throw new CopyFault('table', 'changes');
  const changes = bytes
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Change);
  const touched = sliceTables.filter(({ table }) => changes.some((change) => change.table_name === table));
  const townId = await inTransaction(client, async () => {
    await enableTriggers(client, touched, 'DISABLE');
    await client.query(`SET LOCAL ROLE ${sliceRole}`);
    for (const change of changes) await applyChange(client, change);
    const rows = await askClient(client, organizationShape, 'SELECT id FROM organizations WHERE code = $1', [
      envelope.town,
    ]);
    await client.query('RESET ROLE');
    await enableTriggers(client, touched, 'ENABLE');
    const id = rows[0]?.id ?? '';
    await record(client, id, copy.manifest, envelope.manifestSha256);
    return id;
  });
  return { townId, tables: touched.length, rows: changes.length, seconds: (performance.now() - begin) / 1000 };
}
