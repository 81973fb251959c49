import 'server-only';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import readExcelFile from 'read-excel-file/node';
import { extractText } from '@/lib/core/documents/extract';
import { linesLimit } from '../constants';
import type { Cell, FileRow } from './types';

const isWorkbook = (bytes: Buffer): boolean => bytes.subarray(0, 2).toString('latin1') === 'PK';

/** UTF-8 if it can be that, else what Japanese Excel writes (CP932). */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return iconv.decode(bytes, 'cp932');
  }
}

const breaksIn = (record: readonly string[]): number =>
  record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);

function readCsv(bytes: Buffer): FileRow[] {
  const records = parse(decode(bytes), {
    ...{ bom: true, info: true, relax_column_count: true, skip_empty_lines: true },
    ...{ to: linesLimit + 1, delimiter: [',', '\t'] },
  }) as unknown as { record: string[]; info: { lines: number } }[];
  // The parser counts to where a record ends.
  return records.map(({ record, info }) => ({ line: info.lines - breaksIn(record), cells: record }));
}

async function readWorkbook(bytes: Buffer): Promise<FileRow[]> {
  const sheets = (await readExcelFile(bytes)) as unknown as readonly { data: readonly (readonly Cell[])[] }[];
  return (sheets[0]?.data ?? []).slice(0, linesLimit + 1).map((cells, index) => ({ line: index + 1, cells }));
}

/** The lines of a CSV file or of a workbook's first sheet, which whoever runs a command has chosen; null = it is neither. */
export async function readRows(bytes: Buffer): Promise<FileRow[] | null> {
  try {
    return isWorkbook(bytes) ? await readWorkbook(bytes) : readCsv(bytes);
  } catch {
    return null;
  }
}

/** The same of what was uploaded; a workbook is read by a process of its own and has at most 20,000 lines. */
export async function readUploadedRows(bytes: Buffer): Promise<FileRow[] | null> {
  if (!isWorkbook(bytes)) return readRows(bytes);
  const extracted = await extractText(Readable.from([bytes]), 'table');
  if (!('text' in extracted)) return null;
  const rows = JSON.parse(extracted.text) as readonly (readonly string[])[];
  return rows.map((cells, index) => ({ line: index + 1, cells }));
}
