import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { TrainingTabs } from '@/components/training/area-links';
import { RemindForm } from '@/components/training/remind-form';
import { YearFilter } from '@/components/training/year-filter';
import { EmptyState } from '@/components/ui/empty-state';
import { Input } from '@/components/ui/form/input';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { ExportLinks } from '@/components/ui/list/export-links';
import { FilterItem, FilterSelect } from '@/components/ui/list/filter-bar';
import { ListOrProblems } from '@/components/ui/list/list-or-problems';
import { Paging } from '@/components/ui/list/paging';
import { Table } from '@/components/ui/list/table';
import { readQuery } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { formatNumber } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import { courses, pageSize } from '@/lib/training/constants';
import { canChase, seesOthers } from '@/lib/training/policy';
import { listOrganizations } from '@/lib/training/progress/queries';
import { listYears, thisYear } from '@/lib/training/queries';
import { completionOf, hrefOf } from '@/lib/training/rules';
import { listOrganizationsSchema } from '@/lib/training/schema';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('training'))('organizations.title') };
}

/** Completion by organization and course; figures only, no names. */
export default async function OrganizationsPage({ searchParams }: PageProps<'/training/organizations'>) {
  const actor = await requireActor();
  if (!seesOthers(actor)) notFound();
  const { filter, problems } = readQuery(listOrganizationsSchema, await searchParams);
  const year = filter.year ?? thisYear();
  const ask = askAs(actor);
  const t = await getTranslations('training');
  const words = await getTranslations('courses');
  const { rows, total } = await listOrganizations(ask, actor, year, filter);
  const address = '/training/organizations';
  return (
    <>
      <PageHeading eyebrow={t('year', { year })} title={t('organizations.title')} />
      <TrainingTabs actor={actor} current="organizations" year={year} />
      <YearFilter action={address} year={year} years={await listYears(ask)}>
        <FilterItem id="filter-from" label={t('plans.from')}>
          <Input defaultValue={filter.from ?? ''} id="filter-from" maxLength={20} name="from" size="small" />
        </FilterItem>
        <FilterSelect
          defaultValue={filter.only ?? ''}
          emptyLabel={t('enrolments.any')}
          label={t('organizations.only')}
          name="only"
          options={(['none', 'open'] as const).map((value) => ({ value, label: t(`organizations.${value}`) }))}
        />
      </YearFilter>
      <ListOrProblems
        clearHref={`${address}?year=${year}`}
        labels={{ from: t('plans.from'), year: t('yearField'), only: t('organizations.only') }}
        problems={problems}
      >
        {rows.length === 0 ? (
          <EmptyState icon="check" title={t('plans.empty')}>
            {t('plans.emptyHelp')}
          </EmptyState>
        ) : (
          <Table caption={t('organizations.title')} captionHidden>
            <thead>
              <tr>
                <th scope="col">{t('columns.organization')}</th>
                {(['enrolled', 'started', 'completed', 'rate'] as const).map((name) => (
                  <th className="num" key={name} scope="col">
                    {t(`columns.${name}`)}
                  </th>
                ))}
                {courses.map((course) => (
                  <th className="num" key={course} scope="col" title={words(`c${course}.title`)}>
                    {t('course.number', { number: course })}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => {
                const rate = completionOf(row);
                return (
                  <tr key={row.organizationId}>
                    <th className="who" scope="row">{`${row.prefectureName} ${row.name}`}</th>
                    {(['enrolled', 'started', 'completed'] as const).map((name) => (
                      <td className="num" key={name}>
                        {formatNumber(row[name])}
                      </td>
                    ))}
                    <td className="num">{rate === null ? t('noRate') : t('percent', { rate })}</td>
                    {courses.map((course) => (
                      <td className="num" key={course}>
                        {row.byCourse[course - 1] ?? t('none')}
                      </td>
                    ))}
                  </tr>
                );
              })}
            </tbody>
          </Table>
        )}
        <Paging
          href={(page) => hrefOf(address, { ...filter, year, page })}
          page={filter.page}
          pageSize={pageSize}
          total={total}
        />
        <ExportLinks
          href={(format) => `${hrefOf(`${address}/export`, { ...filter, year, page: 1 })}&format=${format}`}
        />
      </ListOrProblems>
      {canChase(actor) ? <RemindForm about="courses" label={t('organizations.remind')} year={year} /> : null}
    </>
  );
}
