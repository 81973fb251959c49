import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { askAs } from '@/lib/core/db';
import type { ExportColumn, ExportFormat } from '@/lib/core/export/columns';
import { pagedRows } from '@/lib/core/export/paged';
import { exportCut, exportResponse } from '@/lib/core/export/response';
import { translationsOf } from '@/lib/core/i18n/server';
import { exportLimit } from '../constants';
import { ganttOf } from '../gantt/rules';
import { listProjects } from '../list/queries';
import { timeText } from '../plans/hours/rules';
import { listPlans } from '../plans/queries';
import type { PlanFilter, ProjectFilter } from '../schema';
import { itemKeys, milestone, templateRows } from '../template/constants';
import { coveredHalves } from '../template/rules';
import type { ItemRow, PlanSummary, ProjectDetail, ProjectSummary } from '../types';

/** Rows that are read at once. */
const part = 1_000;

type Words = ReturnType<typeof translationsOf<'projects'>>;

const stateOf = (t: Words, { ended, late }: ProjectSummary): string =>
  t(ended ? 'endedState' : late > 0 ? 'lateState' : 'openState');

const projectColumns = (t: Words): ExportColumn<ProjectSummary>[] => [
  { kind: 'number', header: t('columns.number'), value: (row) => row.number },
  { header: t('columns.state'), value: (row) => stateOf(t, row) },
  { header: t('columns.title'), width: 40, value: (row) => row.title },
  { header: t('columns.system'), width: 24, value: (row) => row.system },
  { header: t('columns.prefecture'), value: (row) => row.prefectureName },
  {
    header: t('columns.partners'),
    width: 40,
    value: (row) => row.partners.map(({ code, name }) => `${code} ${name}`).join('・'),
  },
  { kind: 'number', header: t('states.approved'), value: (row) => row.approved },
  { kind: 'number', header: t('tabs.all'), value: (row) => row.items },
  { kind: 'number', header: t('columns.late'), value: (row) => row.late },
  { kind: 'date', header: t('columns.startsOn'), value: (row) => row.startsOn },
  { kind: 'date', header: t('columns.goesLive'), value: (row) => row.goesLiveOn },
];

const pages = <Row>({ locale }: Actor, read: (page: number) => Promise<{ readonly rows: readonly Row[] }>) =>
  pagedRows({ read, part, limit: exportLimit, cut: exportCut(locale, exportLimit) });

/** What the list shows with this filter, all its pages up to `exportLimit` rows, as a file. */
export async function projectExport(actor: Actor, filter: ProjectFilter, format: ExportFormat): Promise<Response> {
  const t = translationsOf(actor.locale, 'projects');
  const rows = pages(actor, (page) => listProjects(askAs(actor, 'custom'), actor, { ...filter, page }, part));
  return exportResponse({ format, name: t('exportTitle'), columns: projectColumns(t), rows, locale: actor.locale });
}

/** Preparation and schedule of a project as a sheet: ■ in the half-months of each item, as the source's table has it (S1 §I.4). */
export async function scheduleExport(actor: Actor, project: ProjectDetail, format: ExportFormat): Promise<Response> {
  const t = translationsOf(actor.locale, 'projects');
  const { halves, cut } = ganttOf(project.startsOn, project.rows);
  const rows = itemKeys.flatMap((key) => project.rows.filter((row) => row.key === key));
  const columns: ExportColumn<ItemRow>[] = [
    { header: t('gantt.phase'), width: 16, value: ({ key }) => phaseOf(t, key) },
    { header: t('gantt.item'), width: 40, value: ({ key }) => t(`items.${key}`) },
    { header: t('gantt.state'), value: ({ state }) => t(`states.${state}`) },
    { kind: 'date', header: t('schedule.startsOn'), value: ({ startsOn }) => startsOn },
    { kind: 'date', header: t('schedule.endsOn'), value: ({ endsOn }) => endsOn },
    ...halves.map((half, index) => ({ header: half.startsOn, width: 11, value: (row: ItemRow) => markOf(row, index) })),
    { header: t('item.note'), width: 40, value: ({ note }) => note },
    { header: t('item.approved'), value: ({ approvedBy }) => approvedBy },
  ];
  function markOf({ key, startsOn, endsOn }: ItemRow, index: number): string {
    if (startsOn === null || endsOn === null) return '';
    if (!coveredHalves({ startsOn, endsOn }, halves)[index]) return '';
    return key === milestone ? '▲' : '■';
  }
  const name = `${t('exportSchedule')} ${t('number', { number: project.number })}`;
  const notes = cut ? [{ note: t('gantt.cut') }] : [];
  return exportResponse({ format, name, columns, rows: [...notes, rows], locale: actor.locale });
}

function phaseOf(t: Words, key: string): string {
  const row = templateRows.find((one) => one.key === key);
  return row ? t(`phases.${row.phase}`) : t('prepare.title');
}

const planColumns = (t: Words): ExportColumn<PlanSummary>[] => [
  { header: t('columns.prefecture'), value: (row) => row.prefectureName },
  { header: t('plans.town'), width: 20, value: (row) => row.organizationName },
  { header: t('plans.system'), width: 30, value: (row) => row.system },
  { header: t('plans.form.opens'), value: (row) => timeText(row.opens) },
  { header: t('plans.form.closes'), value: (row) => timeText(row.closes) },
  { header: t('plans.days'), value: (row) => t(row.daily ? 'plans.daily' : 'plans.workdays') },
  { kind: 'number', header: t('plans.services'), value: (row) => row.services },
  { header: t('plans.form.backupAt'), value: (row) => timeText(row.backupAt) },
  { kind: 'number', header: t('plans.form.backupMinutes'), value: (row) => row.backupMinutes },
  { kind: 'number', header: t('plans.project'), value: (row) => row.projectNumber },
  { kind: 'instant', header: t('plans.updated'), value: (row) => row.updatedAt },
];

/** The operation plans that the reader sees with this filter, as a file. */
export async function planExport(actor: Actor, filter: PlanFilter, format: ExportFormat): Promise<Response> {
  const t = translationsOf(actor.locale, 'projects');
  const rows = pages(actor, (page) => listPlans(askAs(actor, 'custom'), actor, { ...filter, page }, part));
  return exportResponse({ format, name: t('exportPlans'), columns: planColumns(t), rows, locale: actor.locale });
}
