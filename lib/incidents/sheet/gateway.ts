import 'server-only';
import type { Readable } from 'node:stream';
import { extractText } from '@/lib/core/documents/extract';

/** The first rows of a workbook's first sheet, read by a process of its own; null = it is no workbook, or one that was made to harm. */
export async function readRows(bytes: Readable): Promise<readonly (readonly string[])[] | null> {
  const extracted = await extractText(bytes, 'rows');
  return 'text' in extracted ? JSON.parse(extracted.text) : null;
}
