import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { PassThrough, Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Encrypter } from 'age-encryption';
import type { ClientBase } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { ZipFile } from 'yazl';
import { z } from 'zod';
import { sliceFormat, sliceTables } from '@/lib/continuity/slice/constants';
import type { SliceManifest, SliceTable, TableSummary } from '@/lib/continuity/slice/types';
import { askClient } from '@/lib/core/database/client-rows';
import { columnList, columnsOf, scopeOf, sliceRole, tablesFor } from './database';
import { opened } from './sealed';

const counterShape = z.object({ last: z.string() });

export interface Town {
  readonly id: string;
  readonly code: string;
}

/** What was written to a file. */
export interface WrittenCopy {
  readonly length: number;
  readonly sha256: string;
  readonly manifestSha256: string;
  readonly manifest: SliceManifest;
}

/** Lines of text, each changed. Only small tables have such columns. */
function byLine(change: (line: string) => string): Transform {
  let rest = '';
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const lines = (rest + chunk.toString('utf8')).split('\n');
      rest = lines.pop() ?? '';
      done(null, lines.map((line) => `${change(line)}\n`).join(''));
    },
    flush: (done) => done(),
  });
}

/** COPY sends each row by itself; what comes after it takes so many bytes at once. */
const batchBytes = 256 * 1024;

function linesIn(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++;
  return lines;
}

/** A stream that counts and hashes rows, and writes them in batches. */
function summing(done: (rows: number, sha256: string) => void): Transform {
  const hash = createHash('sha256');
  let rows = 0;
  let waiting: Buffer[] = [];
  let bytes = 0;
  const batch = (): Buffer => {
    const all = Buffer.concat(waiting, bytes);
    [waiting, bytes] = [[], 0];
    hash.update(all);
    rows += linesIn(all);
    return all;
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      waiting.push(chunk);
      bytes += chunk.length;
      if (bytes < batchBytes) next();
      else next(null, batch());
    },
    flush(next) {
      if (bytes > 0) this.push(batch());
      done(rows, hash.digest('hex'));
      next();
    },
  });
}

/** SQL of a table's rows of one town, always in the same order. */
export function selectRows(
  table: SliceTable,
  columns: readonly string[],
  townId: string,
  from = `"${table.table}"`,
): string {
  const order = [...(table.order ? [table.order] : []), ...table.key.map((key) => `"${key}"::text COLLATE "C"`)];
  const where = from === `"${table.table}"` ? `WHERE ${scopeOf(table, townId)}` : '';
  return `SELECT ${columnList(columns)} FROM ${from} ${where} ORDER BY ${order.join(', ')}`;
}

/** Opens one consistent view of the database, in the role that sees the whole slice. */
export async function beginSnapshot(client: ClientBase): Promise<void> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  await client.query(`SET LOCAL TimeZone = 'UTC'`);
  await client.query(`SET LOCAL DateStyle = 'ISO, YMD'`);
}

/** The number of the last change that the open snapshot sees. */
export async function lastChange(client: ClientBase, townId: string): Promise<number> {
  await client.query('SET LOCAL ROLE renkei_system');
  const rows = await askClient(client, counterShape, 'SELECT last FROM change_counters WHERE organization_id = $1', [
    townId,
  ]);
  await client.query(`SET LOCAL ROLE ${sliceRole}`);
  return Number(rows[0]?.last ?? 0);
}

/** The text of one table as it stands in a copy. */
async function tableStream(
  client: ClientBase,
  table: SliceTable,
  town: Town,
  done: (summary: TableSummary) => void,
): Promise<Readable> {
  const columns = await columnsOf(client, table.table);
  const rows = client.query(copyTo(`COPY (${selectRows(table, columns, town.id)}) TO STDOUT`));
  const open = opened(table, columns);
  const sum = summing((count, sha256) => done({ table: table.table, columns, rows: count, sha256 }));
  const parts = [rows, ...(open ? [byLine(open)] : []), sum];
  void pipeline(parts as [Readable, Transform]).catch((error: Error) => sum.destroy(error));
  return sum;
}

/** Writes the entries into `file`, encrypted to the recipients. Every byte is hashed as it is written. */
async function writeEncrypted(zip: ZipFile, recipients: readonly string[], file: string) {
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  const plain = new PassThrough();
  zip.outputStream.on('error', (error: Error) => plain.destroy(error)).pipe(plain);
  const web = Readable.toWeb(plain) as ReadableStream<Uint8Array>;
  const sealed = await encrypter.encrypt(web as unknown as globalThis.ReadableStream<Uint8Array>);
  const hash = createHash('sha256');
  let length = 0;
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      hash.update(chunk);
      length += chunk.length;
      next(null, chunk);
    },
  });
  await pipeline(
    Readable.fromWeb(sealed as unknown as ReadableStream<Uint8Array>),
    counting,
    createWriteStream(file, { mode: 0o600, flush: true }),
  );
  return { length, sha256: hash.digest('hex') };
}

type Writer = (zip: ZipFile, add: (summary: TableSummary) => void, fail: (error: unknown) => void) => void;
type Head = Omit<SliceManifest, 'tables'>;

async function writeCopy(head: Head, recipients: readonly string[], file: string, write: Writer): Promise<WrittenCopy> {
  const zip = new ZipFile();
  const tables: TableSummary[] = [];
  let manifestSha256 = '';
  const fail = (error: unknown) => zip.outputStream.emit('error', error);
  write(zip, (summary) => tables.push(summary), fail);
  zip.addReadStreamLazy('manifest.json', {}, (done) => {
    const text = JSON.stringify({ ...head, tables });
    manifestSha256 = createHash('sha256').update(text).digest('hex');
    done(null, Readable.from([text]));
  });
  zip.end();
  const written = await writeEncrypted(zip, recipients, file);
  return { ...written, manifestSha256, manifest: { ...head, tables } };
}

/** A whole slice (or a host's part of it) in the open snapshot, into `file`. */
export async function writeFull(
  client: ClientBase,
  town: Town,
  kind: 'full' | 'host',
  recipients: readonly string[],
  file: string,
  dataAt: Date,
): Promise<WrittenCopy> {
  const toNumber = await lastChange(client, town.id);
  const head = { format: sliceFormat, town: town.code, kind, fromNumber: 0, toNumber, dataAt: dataAt.toISOString() };
  return writeCopy(head, recipients, file, (zip, add, fail) => {
    for (const table of tablesFor(kind))
      zip.addReadStreamLazy(`${table.table}.copy`, {}, (done) => {
        tableStream(client, table, town, add).then((stream) => done(null, stream), fail);
      });
  });
}

const changeShape = z.object({
  number: z.string(),
  table_name: z.string(),
  operation: z.string(),
  row: z.record(z.string(), z.unknown()),
});

/** What changed after `fromNumber`, in the order of commits, into `file`. Null = nothing did. */
export async function writeIncrement(
  client: ClientBase,
  town: Town,
  fromNumber: number,
  recipients: readonly string[],
  file: string,
  dataAt: Date,
): Promise<WrittenCopy | null> {
  const toNumber = await lastChange(client, town.id);
  if (toNumber === fromNumber) return null;
  await client.query('SET LOCAL ROLE renkei_system');
  const rows = await askClient(
    client,
    changeShape,
    'SELECT number, table_name, operation, row FROM slice_changes WHERE organization_id = $1 AND number > $2 AND number <= $3 ORDER BY number',
    [town.id, fromNumber, toNumber],
  );
  if (rows.length !== toNumber - fromNumber)
    throw new Error(`changes of ${town.code} are missing: a full copy is needed`);
  const tables = new Map(sliceTables.map((table) => [table.table, table]));
  const lines = rows.map((change) => {
    const table = tables.get(change.table_name);
    return JSON.stringify({
      ...change,
      number: Number(change.number),
      row: table ? openRow(table, change.row) : change.row,
    });
  });
  const text = `${lines.join('\n')}\n`;
  const sha256 = createHash('sha256').update(text).digest('hex');
  const head = {
    format: sliceFormat,
    town: town.code,
    kind: 'increment' as const,
    fromNumber,
    toNumber,
    dataAt: dataAt.toISOString(),
  };
  return writeCopy(head, recipients, file, (zip, add) => {
    zip.addBuffer(Buffer.from(text, 'utf8'), 'changes.jsonl');
    add({ table: 'changes', columns: [], rows: rows.length, sha256 });
  });
}

/** As JSON a bytea is `\x` and hex. */
function openRow(table: SliceTable, row: Record<string, unknown>): Record<string, unknown> {
  const { sealed, key } = table;
  if (sealed === undefined) return row;
  const columns = [key[0] ?? '', sealed];
  const line = opened(table, columns)?.([row[key[0] ?? ''], `\\${row[sealed]}`].join('\t')) ?? '';
  return { ...row, [sealed]: line.split('\t')[1]?.slice(1) };
}
