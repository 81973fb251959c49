import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { TrainingTabs } from '@/components/training/area-links';
import { EnrolmentList } from '@/components/training/enrolment-list';
import { RemindForm } from '@/components/training/remind-form';
import { YearFilter } from '@/components/training/year-filter';
import { EmptyState } from '@/components/ui/empty-state';
import { Input } from '@/components/ui/form/input';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { ButtonLink } from '@/components/ui/link';
import { ExportLinks } from '@/components/ui/list/export-links';
import { FilterItem, FilterSelect } from '@/components/ui/list/filter-bar';
import { ListOrProblems } from '@/components/ui/list/list-or-problems';
import { Paging } from '@/components/ui/list/paging';
import { readQuery } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { courses, enrolmentStates, exportLimit, pageSize } from '@/lib/training/constants';
import { listEnrolments } from '@/lib/training/enrolling/queries';
import { canManageTraining, seesOthers } from '@/lib/training/policy';
import { listYears, thisYear } from '@/lib/training/queries';
import { hrefOf } from '@/lib/training/rules';
import { listEnrolmentsSchema } from '@/lib/training/schema';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('training'))('enrolments.title') };
}

/** The own organization's trainees: enrolled, settled, exported. */
export default async function EnrolmentsPage({ searchParams }: PageProps<'/training/enrolments'>) {
  const actor = await requireActor();
  if (!canManageTraining(actor)) notFound();
  const { filter, problems } = readQuery(listEnrolmentsSchema, await searchParams);
  const year = filter.year ?? thisYear();
  const ask = askAs(actor);
  const t = await getTranslations('training');
  const words = await getTranslations('courses');
  const { rows, total } = await listEnrolments(ask, actor, year, filter);
  const address = '/training/enrolments';
  const any = t('enrolments.any');
  return (
    <>
      <PageHeading
        actions={
          <ButtonLink href={`${address}/new?year=${year}`} variant="solid">
            {t('enrolments.new')}
          </ButtonLink>
        }
        eyebrow={t('year', { year })}
        lead={t('enrolments.lead')}
        title={t('enrolments.title')}
      />
      <TrainingTabs actor={actor} current="enrolments" year={year} />
      <YearFilter action={address} year={year} years={await listYears(ask)}>
        <FilterItem id="filter-q" label={t('enrolments.q')}>
          <Input defaultValue={filter.q ?? ''} id="filter-q" name="q" size="small" type="search" />
        </FilterItem>
        <FilterSelect
          defaultValue={String(filter.course ?? '')}
          emptyLabel={any}
          label={t('enrolments.filterCourse')}
          name="course"
          options={courses.map((course) => ({ value: String(course), label: words(`c${course}.title`) }))}
        />
        <FilterSelect
          defaultValue={filter.state ?? ''}
          emptyLabel={any}
          label={t('enrolments.filterState')}
          name="state"
          options={enrolmentStates.map((value) => ({ value, label: t(`states.${value}`) }))}
        />
      </YearFilter>
      <ListOrProblems
        clearHref={`${address}?year=${year}`}
        labels={{
          q: t('enrolments.q'),
          year: t('yearField'),
          course: t('enrolments.filterCourse'),
          state: t('enrolments.filterState'),
        }}
        problems={problems}
      >
        {rows.length === 0 ? (
          <EmptyState icon="person" title={t('enrolments.empty')}>
            {t('enrolments.emptyHelp')}
          </EmptyState>
        ) : (
          <EnrolmentList rows={rows} />
        )}
        <Paging
          href={(page) => hrefOf(address, { ...filter, year, page })}
          page={filter.page}
          pageSize={pageSize}
          total={total}
        />
        <ExportLinks
          href={(format) => `${hrefOf(`${address}/export`, { ...filter, year, page: 1 })}&format=${format}`}
          {...(total > exportLimit ? { most: exportLimit } : {})}
        />
      </ListOrProblems>
      {seesOthers(actor) || total === 0 ? null : (
        <RemindForm about="courses" label={t('organizations.remindOwn')} year={year} />
      )}
    </>
  );
}
