import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { TrainingTabs } from '@/components/training/area-links';
import { RemindForm } from '@/components/training/remind-form';
import { YearFilter } from '@/components/training/year-filter';
import { EmptyState } from '@/components/ui/empty-state';
import { Input } from '@/components/ui/form/input';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { FilterItem, FilterSelect } from '@/components/ui/list/filter-bar';
import { ListOrProblems } from '@/components/ui/list/list-or-problems';
import { Paging } from '@/components/ui/list/paging';
import { Table, TableHead } from '@/components/ui/list/table';
import { StatusBadge } from '@/components/ui/status-badge';
import { readQuery } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { formatNumber, formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { pageSize } from '@/lib/training/constants';
import { listPlanStates } from '@/lib/training/plans/queries';
import { canChase, seesOthers } from '@/lib/training/policy';
import { listYears, thisYear } from '@/lib/training/queries';
import { hrefOf } from '@/lib/training/rules';
import { listOrganizationsSchema } from '@/lib/training/schema';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('training'))('plans.title') };
}

/** Which organizations have submitted a plan. */
export default async function PlansPage({ searchParams }: PageProps<'/training/plans'>) {
  const actor = await requireActor();
  if (!seesOthers(actor)) notFound();
  const { filter, problems } = readQuery(listOrganizationsSchema, await searchParams);
  const year = filter.year ?? thisYear();
  const ask = askAs(actor);
  const t = await getTranslations('training');
  const locale = await getLocale();
  const { rows, total, missing } = await listPlanStates(ask, actor, year, filter);
  return (
    <>
      <PageHeading
        eyebrow={t('year', { year })}
        lead={t('plans.missing', { count: formatNumber(missing) })}
        title={t('plans.title')}
      />
      <TrainingTabs actor={actor} current="plans" year={year} />
      <YearFilter action="/training/plans" year={year} years={await listYears(ask)}>
        <FilterItem id="filter-from" label={t('plans.from')}>
          <Input defaultValue={filter.from ?? ''} id="filter-from" maxLength={20} name="from" size="small" />
        </FilterItem>
        <FilterSelect
          defaultValue={filter.only ?? ''}
          emptyLabel={t('enrolments.any')}
          label={t('organizations.only')}
          name="only"
          options={[{ value: 'missing', label: t('plans.onlyMissing') }]}
        />
      </YearFilter>
      <ListOrProblems
        clearHref={`/training/plans?year=${year}`}
        labels={{ from: t('plans.from'), year: t('yearField'), only: t('organizations.only') }}
        problems={problems}
      >
        {rows.length === 0 ? (
          <EmptyState icon="check" title={t('plans.empty')}>
            {t('plans.emptyHelp')}
          </EmptyState>
        ) : (
          <Table caption={t('plans.title')} captionHidden narrow="stack">
            <TableHead
              columns={(['organization', 'state', 'planned', 'submitted', 'reminded'] as const).map((name) => ({
                label: t(`columns.${name}`),
                figures: name === 'planned',
              }))}
            />
            <tbody>
              {rows.map((row) => (
                <tr key={row.organizationId}>
                  <td className="who" data-label={t('columns.organization')}>
                    {`${row.prefectureName} ${row.name}`}
                  </td>
                  <td className="tight" data-label={t('columns.state')}>
                    <StatusBadge tone={row.submittedAt === null ? 'warning' : 'success'}>
                      {t(row.submittedAt === null ? 'plans.notSubmitted' : 'plans.submitted')}
                    </StatusBadge>
                  </td>
                  <td className="num" data-label={t('columns.planned')}>
                    {row.trainees === null ? t('none') : formatNumber(row.trainees)}
                  </td>
                  <td className="tight" data-label={t('columns.submitted')}>
                    {row.submittedAt === null ? t('none') : formatShortDateTime(row.submittedAt, locale)}
                  </td>
                  <td className="tight" data-label={t('columns.reminded')}>
                    {row.remindedAt === null ? t('none') : formatShortDateTime(row.remindedAt, locale)}
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
        <Paging
          href={(page) => hrefOf('/training/plans', { ...filter, year, page })}
          page={filter.page}
          pageSize={pageSize}
          total={total}
        />
      </ListOrProblems>
      {canChase(actor) && missing > 0 ? <RemindForm about="plans" label={t('plans.remind')} year={year} /> : null}
    </>
  );
}
