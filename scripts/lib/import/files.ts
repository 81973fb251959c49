import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse';
import iconv from 'iconv-lite';
import type { ImportCells } from '@/lib/tickets/import/types';
import { Stop } from '../stop.mjs';

export type Encoding = 'utf-8' | 'cp932';

/** `line` is the one on which the record begins; `cells` is null when it has more cells than the heading. */
export interface FileLine {
  readonly line: number;
  readonly cells: ImportCells | null;
}

/** Tabs or commas: by the file's name, else by what its first line has more of. */
function delimiterOf(file: string): string {
  if (/\.tsv$/i.test(file)) return '\t';
  if (/\.csv$/i.test(file)) return ',';
  const start = Buffer.alloc(4096);
  const handle = openSync(file, 'r');
  readSync(handle, start, 0, start.length, 0);
  closeSync(handle);
  const heading = start.toString('latin1').split('\n')[0] ?? '';
  return heading.split('\t').length >= heading.split(',').length ? '\t' : ',';
}

function checkHeading(
  file: string,
  heading: readonly string[],
  known: readonly string[],
  needed: readonly string[],
): void {
  const doubled = heading.find((column, at) => column !== '' && heading.indexOf(column) < at);
  if (doubled !== undefined)
    throw new Stop(
      `${file} の見出し ${doubled} が2つあります。どちらの列かが決まらないため、取り込んでいません。`,
      `The heading ${doubled} stands twice in ${file}; nothing was taken over.`,
      { code: 2 },
    );
  const missing = needed.filter((column) => !heading.includes(column));
  const strange = heading.filter((column) => !known.includes(column));
  if (missing.length === 0 && strange.length === 0) return;
  const detail = [...missing.map((column) => `- ${column}`), ...strange.map((column) => `+ ${column}`)].join('\n');
  throw new Stop(
    `${file} の見出しが違います（- は不足、+ は未知の列）。docs/operations/import-tickets.md を見てください。`,
    `The heading of ${file} is wrong (- missing, + unknown). See docs/operations/import-tickets.md.`,
    { detail, code: 2 },
  );
}

const countIn = (record: readonly string[], breaks: RegExp) =>
  record.reduce((total, cell) => total + (cell.match(breaks)?.length ?? 0), 0);

/** What the parser cannot read, said with file and line and without a stack. */
async function* named(records: AsyncIterable<unknown>, file: string, ended: () => number): AsyncGenerator<unknown> {
  try {
    yield* records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { code } = error;
    // The first line that belongs to no record.
    const line = ended() + 1;
    throw new Stop(
      code === 'CSV_QUOTE_NOT_CLOSED'
        ? `${file} の ${line} 行目から始まる引用符（"）が閉じられていません。何も取り込んでいません。`
        : `${file} の ${line} 行目を表として読めません。何も取り込んでいません。`,
      code === 'CSV_QUOTE_NOT_CLOSED'
        ? `The quote that begins on line ${line} of ${file} is not closed; nothing was taken over.`
        : `Line ${line} of ${file} cannot be read as a table; nothing was taken over.`,
      { code: 2, detail: error.message },
    );
  }
}

/** Reads a table line by line, whatever its size. */
export async function* readTable(
  file: string,
  encoding: Encoding,
  columns: { readonly known: readonly string[]; readonly needed: readonly string[] },
): AsyncGenerator<FileLine> {
  let lastLine = 0;
  const parser = parse({
    on_record: (record, { lines }) => {
      lastLine = lines;
      return record;
    },
    ...{ delimiter: delimiterOf(file), bom: true, info: true, relax_column_count: true, relax_quotes: true },
    ...{ skip_empty_lines: true, max_record_size: 4_000_000 },
  });
  const source = createReadStream(file);
  const text = encoding === 'cp932' ? source.pipe(iconv.decodeStream('cp932')) : source;
  source.once('error', (error) => parser.destroy(error));
  text.pipe(parser);
  let heading: string[] | undefined;
  // The parser counts to where a record ends, and a CR LF inside of a cell as two lines.
  let tooMany = 0;
  for await (const { record, info } of named(parser, file, () => lastLine) as AsyncIterable<{
    record: string[];
    info: { lines: number };
  }>) {
    const line = info.lines - tooMany - countIn(record, /[\r\n]/g);
    tooMany += countIn(record, /\r\n/g);
    if (heading === undefined) {
      heading = record.map((name) => name.trim());
      checkHeading(file, heading, columns.known, columns.needed);
      continue;
    }
    const names = heading;
    const fits = record.length <= names.length;
    yield { line, cells: fits ? Object.fromEntries(record.map((cell, at) => [names[at], cell])) : null };
  }
}
