import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { asOwner, createTemporaryTable } from './roles';

export type CopyValue = string | number | boolean | Date | null;

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function field(value: CopyValue): string {
  if (value === null) return '\\N';
  if (value instanceof Date) return value.toISOString();
  return String(value).replace(/[\\\t\n\r]/g, (letter) => escapes[letter] ?? letter);
}

/** Lines in chunks of about 64 KiB: one write per row would cost more than the row. */
function* chunks(rows: Iterable<readonly CopyValue[]>): Generator<string> {
  let chunk = '';
  for (const row of rows) {
    chunk += `${row.map(field).join('\t')}\n`;
    if (chunk.length > 65_536) {
      yield chunk;
      chunk = '';
    }
  }
  if (chunk !== '') yield chunk;
}

/**
 * Writes many rows with COPY, by way of a temporary table: PostgreSQL refuses COPY into a table with forced row-level security
 * unless the role bypasses it, which the owner of somebody else's cluster does not. Table and columns come from code, never
 * from input. Must run inside a transaction.
 */
export async function copyRows(
  client: ClientBase,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly CopyValue[]>,
): Promise<number> {
  const list = columns.map((column) => `"${column}"`).join(', ');
  const stage = `seed_${table}`;
  await createTemporaryTable(client, stage, `AS SELECT ${list} FROM "${table}" WITH NO DATA`);
  await pipeline(Readable.from(chunks(rows)), client.query(copyFrom(`COPY "${stage}" (${list}) FROM STDIN`)));
  const { rowCount } = await client.query(`INSERT INTO "${table}" (${list}) SELECT ${list} FROM "${stage}"`);
  await asOwner(client, () => client.query(`DROP TABLE "${stage}"`));
  return rowCount ?? 0;
}
