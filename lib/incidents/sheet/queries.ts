import 'server-only';
import { exportResponse } from '@/lib/core/export/response';
import type { Locale } from '@/lib/core/i18n/locale';
import { translationsOf } from '@/lib/core/i18n/server';
import { reportKeys } from '../report/rules';
import { localText } from '../report/wording/rules';
import type { ReportKey, ReportValues } from '../types';

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
