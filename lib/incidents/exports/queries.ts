import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { askAs } from '@/lib/core/db';
import type { ExportColumn, ExportFormat } from '@/lib/core/export/columns';
import { pagedRows } from '@/lib/core/export/paged';
import { exportCut, exportResponse } from '@/lib/core/export/response';
import { translationsOf } from '@/lib/core/i18n/server';
import { listIncidents } from '../list/queries';
import type { IncidentFilter } from '../list/schema';
import type { IncidentSummary } from '../types';

/** Rows in one file, and how many are read at once. */
export const exportLimit = 20_000;
const part = 1_000;

type Words = ReturnType<typeof translationsOf<'incidents'>>;

const marksOf = (t: Words, row: IncidentSummary): string =>
  [
    row.urgent ? t('marks.urgent') : '',
    row.leak ? t('marks.leak') : '',
    row.security ? t('marks.security') : '',
    row.escalatedAt === null ? '' : t('marks.escalated'),
    row.flow === 'work_error' ? t('marks.workError') : '',
  ]
    .filter(Boolean)
    .join(' ');

const columnsOf = (t: Words): ExportColumn<IncidentSummary>[] => [
  { kind: 'number', header: t('columns.number'), value: (row) => row.number },
  { header: t('columns.title'), width: 40, value: (row) => row.title },
  {
    header: t('columns.organization'),
    width: 24,
    value: (row) => `${row.prefectureName} ${row.organizationName}`.trim(),
  },
  { header: t('columns.marks'), width: 30, value: (row) => marksOf(t, row) },
  { header: t('columns.state'), value: (row) => t(`states.${row.state}`) },
  { kind: 'number', header: t('lanes.1'), value: (row) => row.done1 },
  { kind: 'number', header: t('lanes.2'), value: (row) => (row.lane2Kind === 'none' ? null : row.done2) },
  { kind: 'number', header: t('lanes.3'), value: (row) => row.done3 },
  { kind: 'instant', header: t('columns.detected'), value: (row) => row.detectedAt },
  { kind: 'instant', header: t('columns.duty'), value: (row) => row.dutyDueAt },
  { kind: 'instant', header: t('columns.updated'), value: (row) => row.updatedAt },
];

/** What the list shows with this filter, all its pages up to `exportLimit` rows, as a file. */
export async function incidentExport(actor: Actor, filter: IncidentFilter, format: ExportFormat): Promise<Response> {
  const t = translationsOf(actor.locale, 'incidents');
  const rows = pagedRows({
    read: (page) => listIncidents(askAs(actor, 'custom'), actor, { ...filter, page }, part),
    ...{ part, limit: exportLimit, cut: exportCut(actor.locale, exportLimit) },
  });
  return exportResponse({ format, name: t('exportTitle'), columns: columnsOf(t), rows, locale: actor.locale });
}
