import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { askAs } from '@/lib/core/db';
import type { ExportColumn, ExportFormat } from '@/lib/core/export/columns';
import { exportCut, exportResponse } from '@/lib/core/export/response';
import { translationsOf } from '@/lib/core/i18n/server';
import { listResults } from '../queries';
import type { ResultRow } from '../types';

const exportLimit = 50_000;

/** Results of a round by organization, as far as the actor sees them. */
export async function resultExport(actor: Actor, roundId: string, format: ExportFormat): Promise<Response> {
  const t = translationsOf(actor.locale, 'tests');
  const columns: ExportColumn<ResultRow>[] = [
    {
      header: t('columns.organization'),
      width: 24,
      value: (row) => `${row.prefectureName} ${row.organizationName}`.trim(),
    },
    { header: t('columns.direction'), width: 24, value: (row) => t(`directions.${row.direction}`) },
    { header: t('columns.body'), width: 30, value: (row) => row.bodyName ?? t('allBodies') },
    { header: t('columns.result'), value: (row) => t(`results.${row.result}`) },
    { kind: 'date', header: t('columns.testedOn'), value: (row) => row.testedOn },
    { header: t('columns.comment'), width: 40, value: (row) => row.comment },
    { header: t('columns.reportedBy'), value: (row) => row.reportedBy },
  ];
  const rows = await listResults(askAs(actor), actor, roundId, exportLimit);
  const cut = rows.length === exportLimit ? [{ note: exportCut(actor.locale, exportLimit) }] : [];
  return exportResponse({ format, name: t('exportTitle'), columns, rows: [rows, ...cut], locale: actor.locale });
}
