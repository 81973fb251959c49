import 'server-only';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { extractText } from '@/lib/core/documents/extract';

/** Rows of a table as text: tabs where there are any, commas otherwise; null = it is no table. */
export function rowsOfText(text: string): string[][] | null {
  try {
    const delimiter = text.includes('\t') ? '\t' : ',';
    return parse(text, { delimiter, relax_column_count: true, skip_empty_lines: false, bom: true });
  } catch {
    return null;
  }
}

/** Rows of a file that was uploaded, CSV (UTF-8 or CP932) or Excel (the first sheet, read by a process of its own); null = it is no table. */
export async function rowsOfFile(stream: Readable, name: string): Promise<string[][] | null> {
  if (name.toLowerCase().endsWith('.xlsx')) {
    const extracted = await extractText(stream, 'table');
    return 'text' in extracted ? JSON.parse(extracted.text) : null;
  }
  const bytes = await buffer(stream);
  const utf8 = bytes.toString('utf8');
  return rowsOfText(utf8.includes('\ufffd') ? iconv.decode(bytes, 'cp932') : utf8);
}
