import 'server-only';
import { Readable } from 'node:stream';
import type { Actor } from '@/lib/access/actor';
import { readAs } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { exportResponse } from '@/lib/core/export/response';
import { catalog } from '@/lib/core/i18n/catalog';
import type { Locale } from '@/lib/core/i18n/locale';
import { translationsOf } from '@/lib/core/i18n/server';
import { readStoredBytes } from '@/lib/files/gateway';
import { getFile } from '@/lib/files/queries';
import type { StoredFile } from '@/lib/files/types';
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

/** What an uploaded sheet says. It may take long to read, so no transaction is open meanwhile. */
export async function readUploadedSheet(actor: Actor, id: string): Promise<Result<ReadReport>> {
  const file = await readAs(actor, (db) => getFile(db, id));
  if (file === null) return failure('notFound', 'sheetIds');
  const report = file.mediaType !== sheetType || file.size > largest ? null : await readReport(file);
  return report === null ? failure('incidents.sheetUnreadable', 'sheetIds') : success(report);
}

/** null = it is no sheet of ours. */
async function readReport(file: StoredFile): Promise<ReadReport | null> {
  const rows = await readRows(Readable.from([await readStoredBytes(file)]));
  return rows && readSheet(rows, [catalog.ja.incidents.report, catalog.en.incidents.report]);
}
