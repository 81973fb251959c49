import 'server-only';
import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import readExcelFile from 'read-excel-file/node';

/** Rows of a table as text: tabs where there are any, commas otherwise; null = it is no table. */
export function rowsOfText(text: string): string[][] | null {
  try {
    const delimiter = text.includes('\t') ? '\t' : ',';
    return parse(text, { delimiter, relax_column_count: true, skip_empty_lines: false, bom: true });
  } catch {
    return null;
  }
}

/** Rows of a file that was uploaded, CSV (UTF-8 or CP932) or Excel (the first sheet). */
export async function rowsOfFile(stream: NodeJS.ReadableStream, name: string): Promise<string[][] | null> {
  const bytes = await buffer(stream);
  if (!name.toLowerCase().endsWith('.xlsx')) {
    const utf8 = bytes.toString('utf8');
    return rowsOfText(utf8.includes('\ufffd') ? iconv.decode(bytes, 'cp932') : utf8);
  }
  try {
    const sheets = (await readExcelFile(bytes)) as unknown as readonly { data: readonly (readonly unknown[])[] }[];
    return (sheets[0]?.data ?? []).map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
  } catch {
    return null;
  }
}
