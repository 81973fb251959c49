import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { askAs } from '@/lib/core/db';
import type { ExportColumn, ExportFormat } from '@/lib/core/export/columns';
import { pagedRows } from '@/lib/core/export/paged';
import { exportCut, exportResponse } from '@/lib/core/export/response';
import { translationsOf } from '@/lib/core/i18n/server';
import { listTargets, progressByPrefecture } from '../list/queries';
import type { TargetFilter } from '../list/schema';
import { rateOf, rateOfTarget } from '../rules';
import type { PrefectureProgress, TargetRow } from '../types';

/** Rows in one file, and how many are read at once. */
const exportLimit = 20_000;
const part = 1_000;

type Words = ReturnType<typeof translationsOf<'campaigns'>>;

const targetColumns = (t: Words): ExportColumn<TargetRow>[] => [
  { header: t('columns.prefecture'), width: 12, value: (row) => row.prefectureName },
  { header: t('columns.organization'), width: 20, value: (row) => row.name },
  { header: t('columns.number'), value: (row) => row.code },
  { header: t('columns.state'), value: (row) => t(`targetStates.${row.state}`) },
  { kind: 'number', header: t('columns.rate'), value: rateOfTarget },
  { kind: 'number', header: t('columns.missing'), value: (row) => row.missing },
  { kind: 'number', header: t('columns.notStarted'), value: (row) => row.notStarted },
  { kind: 'number', header: t('columns.underWay'), value: (row) => row.underWay },
  { kind: 'number', header: t('columns.done'), value: (row) => row.done },
  { kind: 'number', header: t('columns.notApplicable'), value: (row) => row.notApplicable },
  { kind: 'date', header: t('columns.due'), value: (row) => row.dueOn },
  { header: t('columns.late'), value: (row) => (row.late ? t('targets.late') : '') },
  { kind: 'instant', header: t('columns.answered'), value: (row) => row.answeredAt },
  { kind: 'instant', header: t('columns.reminded'), value: (row) => row.remindedAt },
  { header: t('columns.phone'), width: 16, value: (row) => row.phone },
  { header: t('columns.explanation'), width: 40, value: (row) => row.explanation },
];

/** The organizations of a campaign as the list shows them with this filter, all its pages. */
export const targetExport = (
  actor: Actor,
  campaignId: string,
  filter: TargetFilter,
  format: ExportFormat,
): Promise<Response> => {
  const t = translationsOf(actor.locale, 'campaigns');
  const rows = pagedRows({
    read: (page) => listTargets(askAs(actor, 'custom'), actor, campaignId, { ...filter, page }, part),
    ...{ part, limit: exportLimit, cut: exportCut(actor.locale, exportLimit) },
  });
  const name = t('targets.exportTitle');
  return exportResponse({ format, name, columns: targetColumns(t), rows, locale: actor.locale });
};

const figures = [
  'targets',
  'missing',
  'notStarted',
  'underWay',
  'done',
  'notApplicable',
  'explained',
  'late',
  'onTime',
  'extended',
] as const;

/** The table by prefecture. An empty rate = nobody has answered. */
export async function progressExport(actor: Actor, campaignId: string, format: ExportFormat): Promise<Response> {
  const t = translationsOf(actor.locale, 'campaigns');
  const columns: ExportColumn<PrefectureProgress>[] = [
    { header: t('columns.prefecture'), width: 14, value: (row) => row.name || t('progress.outside') },
    {
      kind: 'number',
      header: t('columns.rate'),
      value: (row) => (row.missing === row.targets ? null : rateOf(row)),
    },
    ...figures.map(
      (name): ExportColumn<PrefectureProgress> => ({
        kind: 'number',
        header: t(`columns.${name}`),
        value: (row) => row[name],
      }),
    ),
  ];
  const rows = [await progressByPrefecture(askAs(actor), actor, campaignId)];
  return exportResponse({ format, name: t('targets.progressTitle'), columns, rows, locale: actor.locale });
}
