import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { askAs } from '@/lib/core/db';
import type { ExportColumn, ExportFormat } from '@/lib/core/export/columns';
import { pagedRows } from '@/lib/core/export/paged';
import { exportCut, exportResponse } from '@/lib/core/export/response';
import { translationsOf } from '@/lib/core/i18n/server';
import { courses, exportLimit } from '../constants';
import { listEnrolments } from '../enrolling/queries';
import { listOrganizations } from '../progress/queries';
import { thisYear } from '../queries';
import { completionOf } from '../rules';
import type { EnrolmentFilter, OrganizationFilter } from '../schema';
import type { EnrolmentRow, OrganizationTraining } from '../types';

/** Rows that are read at once. */
const part = 2_000;

const pages = <Row>({ locale }: Actor, read: (page: number) => Promise<{ readonly rows: readonly Row[] }>) =>
  pagedRows({ read, part, limit: exportLimit, cut: exportCut(locale, exportLimit) });

/** Enrolments of the own organization with this filter. */
export async function enrolmentExport(actor: Actor, filter: EnrolmentFilter, format: ExportFormat): Promise<Response> {
  const t = translationsOf(actor.locale, 'training');
  const words = translationsOf(actor.locale, 'courses');
  const year = filter.year ?? thisYear();
  const columns: ExportColumn<EnrolmentRow>[] = [
    { header: t('columns.staffNumber'), value: (row) => row.staffNumber },
    { header: t('columns.name'), width: 20, value: (row) => row.name },
    { header: t('columns.department'), width: 20, value: (row) => row.department },
    { header: t('columns.course'), width: 30, value: (row) => words(`c${row.course}.title`) },
    { header: t('columns.state'), value: (row) => t(`states.${row.state}`) },
    { kind: 'number', header: t('columns.attempts'), value: (row) => row.attempts },
    { kind: 'instant', header: t('columns.completedAt'), value: (row) => row.completedAt },
    { header: t('columns.recordedBy'), value: (row) => row.recordedBy },
  ];
  const rows = pages(actor, (page) => listEnrolments(askAs(actor, 'custom'), actor, year, { ...filter, page }, part));
  return exportResponse({ format, name: t('enrolments.exportTitle'), columns, rows, locale: actor.locale });
}

/** Completion by organization and course, of those whom the actor looks after. */
export async function organizationExport(
  actor: Actor,
  filter: OrganizationFilter,
  format: ExportFormat,
): Promise<Response> {
  const t = translationsOf(actor.locale, 'training');
  const words = translationsOf(actor.locale, 'courses');
  const year = filter.year ?? thisYear();
  const columns: ExportColumn<OrganizationTraining>[] = [
    { header: t('columns.code'), value: (row) => row.code },
    { header: t('columns.prefecture'), value: (row) => row.prefectureName },
    { header: t('columns.organization'), width: 20, value: (row) => row.name },
    { kind: 'number', header: t('columns.enrolled'), value: (row) => row.enrolled },
    { kind: 'number', header: t('columns.completed'), value: (row) => row.completed },
    { kind: 'number', header: t('columns.rate'), value: completionOf },
    ...courses.map(
      (course): ExportColumn<OrganizationTraining> => ({
        ...{ kind: 'number', header: words(`c${course}.title`) },
        value: (row) => row.byCourse[course - 1] ?? null,
      }),
    ),
  ];
  const rows = pages(actor, (page) =>
    listOrganizations(askAs(actor, 'custom'), actor, year, { ...filter, page }, part),
  );
  return exportResponse({ format, name: t('organizations.exportTitle'), columns, rows, locale: actor.locale });
}
