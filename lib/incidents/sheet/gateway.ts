import 'server-only';
import { buffer } from 'node:stream/consumers';
import readExcelFile from 'read-excel-file/node';
import type { Db } from '@/lib/core/db';
import { catalog } from '@/lib/core/i18n/catalog';
import { getFile } from '@/lib/files/queries';
import { fileStore } from '@/lib/files/store/gateway';
import type { ReportValues } from '../types';
import { type Cell, readSheet } from './rules';

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** A filled-in sheet is a few kilobytes; what is larger is none, and is not unpacked. */
const largest = 60_000;

/** What an uploaded sheet says; null = the reader does not see the file, or it is no sheet of ours. */
export async function readUploadedSheet(db: Db, id: string): Promise<Partial<ReportValues> | null> {
  const file = await getFile(db, id);
  if (file === null || file.mediaType !== sheetType || file.size > largest) return null;
  const bytes = await buffer(await fileStore().open(file.hash, { start: 0, end: file.size - 1 }));
  try {
    const sheets = (await readExcelFile(bytes)) as unknown as readonly { data: readonly (readonly Cell[])[] }[];
    const rows = sheets[0]?.data ?? [];
    return readSheet(rows.slice(0, 200), [catalog.ja.incidents.report, catalog.en.incidents.report]);
  } catch {
    return null;
  }
}
