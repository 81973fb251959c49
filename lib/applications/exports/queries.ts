import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { askAs } from '@/lib/core/db';
import type { ExportColumn, ExportFormat } from '@/lib/core/export/columns';
import { pagedRows } from '@/lib/core/export/paged';
import { exportCut, exportResponse } from '@/lib/core/export/response';
import { translationsOf } from '@/lib/core/i18n/server';
import { listApplications } from '../list/queries';
import type { ApplicationFilter } from '../list/schema';
import type { ApplicationSummary } from '../types';

/** Rows in one file, and how many are read at once. */
export const exportLimit = 20_000;
const part = 1_000;

type Words = ReturnType<typeof translationsOf<'applications'>>;

const columnsOf = (t: Words): ExportColumn<ApplicationSummary>[] => [
  { kind: 'number', header: t('columns.number'), value: (row) => row.number },
  { header: t('columns.form'), width: 30, value: (row) => row.formName },
  {
    header: t('columns.organization'),
    width: 24,
    value: (row) => `${row.prefectureName} ${row.organizationName}`.trim(),
  },
  { header: t('columns.subject'), width: 40, value: (row) => row.subject },
  { header: t('columns.state'), value: (row) => t(`states.${row.state}`) },
  { header: t('columns.waiting'), width: 24, value: (row) => row.waitingName },
  { kind: 'date', header: t('columns.due'), value: (row) => row.dueOn },
  { kind: 'instant', header: t('columns.submitted'), value: (row) => row.submittedAt },
  { kind: 'instant', header: t('columns.updated'), value: (row) => row.updatedAt },
];

/** What the list shows with this filter, all its pages up to `exportLimit` rows, as a file. */
export async function applicationExport(
  actor: Actor,
  filter: ApplicationFilter,
  format: ExportFormat,
): Promise<Response> {
  const t = translationsOf(actor.locale, 'applications');
  const rows = pagedRows({
    read: (page) => listApplications(askAs(actor, 'custom'), actor, filter.tab ?? 'own', { ...filter, page }, part),
    ...{ part, limit: exportLimit, cut: exportCut(actor.locale, exportLimit) },
  });
  return exportResponse({ format, name: t('exportTitle'), columns: columnsOf(t), rows, locale: actor.locale });
}
