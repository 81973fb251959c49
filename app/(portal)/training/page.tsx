import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { TrainingTabs } from '@/components/training/area-links';
import { CourseTable } from '@/components/training/course-table';
import { stateTones } from '@/components/training/enrolment-list';
import { PlanView } from '@/components/training/plan-view';
import { PrefectureParts } from '@/components/training/prefecture-parts';
import { YearFilter } from '@/components/training/year-filter';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { ButtonLink, TextLink } from '@/components/ui/link';
import { StatusBadge } from '@/components/ui/status-badge';
import { readQueryOrNotFound } from '@/lib/access/requests/query';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { canAnnouncePlan, canManageTraining, canSeeTraining, seesOthers } from '@/lib/training/policy';
import { progressByCourse, progressByPrefecture } from '@/lib/training/progress/queries';
import { getNationalPlan, getOwnPlan, listOwnEnrolments, listYears, thisYear } from '@/lib/training/queries';
import { yearQuerySchema } from '@/lib/training/schema';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('training'))('title') };
}

export default async function TrainingPage({ searchParams }: PageProps<'/training'>) {
  const actor = await requireActor();
  if (!canSeeTraining(actor)) notFound();
  const filter = readQueryOrNotFound(yearQuerySchema, await searchParams);
  const year = filter.year ?? thisYear();
  const ask = askAs(actor);
  const t = await getTranslations('training');
  const words = await getTranslations('courses');
  const national = await getNationalPlan(ask, actor, year);
  const own = canAnnouncePlan(actor) ? null : await getOwnPlan(ask, actor, year);
  const mine = await listOwnEnrolments(ask, actor);
  const others = seesOthers(actor);
  const courses = await progressByCourse(ask, year, others ? null : actor.organizationId);
  const courseTitle = t(others ? 'overview.byCourse' : 'overview.ownCourse');
  return (
    <>
      <PageHeading
        actions={
          canManageTraining(actor) ? (
            <ButtonLink href={`/training/plan?year=${year}`} variant="solid">
              {t(canAnnouncePlan(actor) ? 'plan.announce' : own ? 'plan.edit' : 'plan.write')}
            </ButtonLink>
          ) : null
        }
        lead={t('lead')}
        title={t('title')}
      />
      <TrainingTabs actor={actor} current="overview" year={year} />
      <YearFilter action="/training" year={year} years={await listYears(ask)} />
      <div className="flex flex-col gap-6">
        <Panel title={t('plan.national')}>
          {national === null ? <p>{t('plan.none')}</p> : <PlanView plan={national} />}
        </Panel>
        <Panel plain title={t('own.title')}>
          {mine.length === 0 ? (
            <p>{t('own.none')}</p>
          ) : (
            <ul className="flex flex-col gap-2">
              {mine.map(({ id, fiscalYear, course, state }) => (
                <li className="flex flex-wrap items-center gap-3" key={id}>
                  <StatusBadge tone={stateTones[state]}>{t(`states.${state}`)}</StatusBadge>
                  <TextLink href={`/training/courses/${course}`}>{words(`c${course}.title`)}</TextLink>
                  {t('year', { year: fiscalYear })}
                  {state === 'completed' ? (
                    <TextLink href={`/training/certificates/${id}`}>{t('columns.certificate')}</TextLink>
                  ) : null}
                </li>
              ))}
            </ul>
          )}
        </Panel>
        {canAnnouncePlan(actor) ? null : (
          <Panel plain title={t('plan.own')}>
            {own === null ? <p>{t('plan.ownMissing')}</p> : <PlanView plan={own} />}
          </Panel>
        )}
        <Panel plain title={courseTitle}>
          <p className="mb-3">{t('courses.lead')}</p>
          <CourseTable caption={courseTitle} rows={courses} />
        </Panel>
        {others ? <PrefectureParts rows={await progressByPrefecture(ask, actor, year)} year={year} /> : null}
      </div>
    </>
  );
}
