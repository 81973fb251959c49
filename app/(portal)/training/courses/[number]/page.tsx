import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { TestForm } from '@/components/training/test-form';
import { Banner } from '@/components/ui/banner';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { formatDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { courses, minutesOf, sections } from '@/lib/training/constants';
import { canSeeTraining } from '@/lib/training/policy';
import { getNationalPlan, listOwnEnrolments, today } from '@/lib/training/queries';
import { openOn } from '@/lib/training/rules';

const courseOf = (text: string) => courses.find((course) => String(course) === text);

export async function generateMetadata({ params }: PageProps<'/training/courses/[number]'>): Promise<Metadata> {
  const course = courseOf((await params).number);
  return { title: course === undefined ? '' : (await getTranslations('courses'))(`c${course}.title`) };
}

/** A course to read, and its test for those who are enrolled. */
export default async function CoursePage({ params }: PageProps<'/training/courses/[number]'>) {
  const actor = await requireActor();
  const course = courseOf((await params).number);
  if (course === undefined || !canSeeTraining(actor)) notFound();
  const ask = askAs(actor);
  const mine = (await listOwnEnrolments(ask, actor)).filter((one) => one.course === course);
  const enrolment = mine.find(({ state }) => state !== 'completed') ?? mine[0];
  const plan = enrolment ? await getNationalPlan(ask, actor, enrolment.fiscalYear) : null;
  const t = await getTranslations('training');
  const words = await getTranslations('courses');
  const title = words(`c${course}.title`);
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/training' }, { label: title }]} />
      <PageHeading
        eyebrow={`${t('course.number', { number: course })}　${t('minutes', { minutes: minutesOf[course] })}`}
        title={title}
      />
      <div className="flex max-w-3xl flex-col gap-6">
        {sections.map((section) => (
          <section key={section}>
            <h2 className="mb-2 text-std-20B-150">{words(`c${course}.s${section}.title`)}</h2>
            <p className="text-std-17N-170">{words(`c${course}.s${section}.body`)}</p>
          </section>
        ))}
        <Panel plain title={t('course.test')}>
          {enrolment === undefined ? (
            <p>{t('course.notEnrolled')}</p>
          ) : enrolment.completedAt !== null ? (
            <Banner
              kind="success"
              title={t('course.completed', { time: formatDateTime(enrolment.completedAt, await getLocale()) })}
            >
              <TextLink href={`/training/certificates/${enrolment.id}`}>{t('course.certificate')}</TextLink>
            </Banner>
          ) : openOn(plan, today()).courses ? (
            <>
              <p className="mb-4">{t('course.testLead')}</p>
              <TestForm course={course} enrolmentId={enrolment.id} />
            </>
          ) : (
            <p>{t('course.closed')}</p>
          )}
        </Panel>
      </div>
    </>
  );
}
