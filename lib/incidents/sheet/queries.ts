import 'server-only';
import { Readable } from 'node:stream';
import type { Db } from '@/lib/core/db';
import { exportResponse } from '@/lib/core/export/response';
import { catalog } from '@/lib/core/i18n/catalog';
import type { Locale } from '@/lib/core/i18n/locale';
import { translationsOf } from '@/lib/core/i18n/server';
import { readStoredBytes } from '@/lib/files/gateway';
import { getFile } from '@/lib/files/queries';
import { reportKeys } from '../report/rules';
import { localText } from '../report/wording/rules';
import type { ReportKey, ReportValues } from '../types';
import { readRows } from './gateway';
import { type ReadReport, readSheet } from './rules';

const times: readonly ReportKey[] = ['occurredAt', 'recoveredAt'];

/** The report's sheet in Excel, filled with what is known: what it says is read back by `readSheet`. */
export function reportSheet(values: Partial<ReportValues>, locale: Locale): Promise<Response> {
  const t = translationsOf(locale, 'incidents');
  const text = (key: ReportKey) => (times.includes(key) ? localText(values[key] ?? '') : (values[key] ?? ''));
  return exportResponse({
    format: 'xlsx',
    name: t('sheet.name'),
    locale,
    columns: [
      { header: t('sheet.item'), width: 24, value: (key: ReportKey) => t(`report.${key}`) },
      { header: t('sheet.content'), width: 80, value: text },
      { header: t('sheet.hint'), width: 30, value: (key) => (times.includes(key) ? t('sheet.timeHint') : '') },
    ],
    rows: [[...reportKeys]],
  });
}

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** A filled-in sheet is a few kilobytes, with pictures some hundred. */
const largest = 2_000_000;

/** What an uploaded sheet says; null = the reader does not see the file, or it is no sheet of ours. */
export async function readUploadedSheet(db: Db, id: string): Promise<ReadReport | null> {
  const file = await getFile(db, id);
  if (file === null || file.mediaType !== sheetType || file.size > largest) return null;
  const rows = await readRows(Readable.from([await readStoredBytes(file)]));
  return rows && readSheet(rows, [catalog.ja.incidents.report, catalog.en.incidents.report]);
}
