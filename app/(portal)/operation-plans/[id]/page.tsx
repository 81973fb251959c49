import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { HoursPicture } from '@/components/projects/hours-picture';
import { PlanForm } from '@/components/projects/plan-form';
import { PlanServices } from '@/components/projects/plan-services';
import { PlanUps } from '@/components/projects/plan-ups';
import { WindowWarnings } from '@/components/projects/window-warnings';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { DefinitionList } from '@/components/ui/layout/definition-list';
import { Disclosure } from '@/components/ui/layout/disclosure';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { requireActor } from '@/lib/access/session';
import { readAs } from '@/lib/core/db';
import { formatDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { listWindowWarnings } from '@/lib/projects/plans/hours/queries';
import { timeText } from '@/lib/projects/plans/hours/rules';
import { getPlan } from '@/lib/projects/plans/queries';
import { canLeadProjects, canSeeProjects } from '@/lib/projects/policy';
import { explain } from '@/lib/window/explain/rules';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('projects'))('planTitle') };
}

export default async function OperationPlanPage({ params }: PageProps<'/operation-plans/[id]'>) {
  const actor = await requireActor();
  const id = z.uuid().safeParse((await params).id);
  if (!id.success || !canSeeProjects(actor)) notFound();
  const found = await readAs(actor, async (db) => {
    const plan = await getPlan(db, actor, id.data);
    return plan && { plan, warnings: await listWindowWarnings(db, plan.organizationCode, plan.services, explain) };
  });
  if (found === null) notFound();
  const { plan, warnings } = found;
  const t = await getTranslations('projects.plans');
  const projects = await getTranslations('projects');
  const locale = await getLocale();
  const works = plan.organizationId === actor.organizationId && canLeadProjects(actor);
  const project = plan.projectNumber;
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/operation-plans' }, { label: plan.system }]} />
      <PageHeading eyebrow={`${plan.prefectureName} ${plan.organizationName}`} title={plan.system} />
      <div className="flex flex-col gap-6">
        <WindowWarnings warnings={warnings} />
        <Panel plain title={t('hours')}>
          <DefinitionList
            items={[
              {
                term: t('hours'),
                value: `${t('span', { from: timeText(plan.opens), to: timeText(plan.closes) })} ${t(plan.daily ? 'daily' : 'workdays')}`,
              },
              {
                term: t('backup'),
                value: t('backupFor', { at: timeText(plan.backupAt), minutes: plan.backupMinutes }),
              },
              {
                term: t('project'),
                value:
                  project === null ? (
                    projects('none')
                  ) : (
                    <TextLink href={`/projects/${project}`}>{projects('number', { number: project })}</TextLink>
                  ),
              },
              { term: t('updated'), value: `${plan.updatedBy} ${formatDateTime(plan.updatedAt, locale)}` },
            ]}
          />
          <div className="mt-4">
            <HoursPicture plan={plan} />
          </div>
          {works ? (
            <Disclosure summary={t('edit')}>
              <PlanForm plan={plan} projectId="" system={plan.system} />
            </Disclosure>
          ) : null}
        </Panel>
        <PlanServices plan={plan} works={works} />
        <PlanUps plan={plan} works={works} />
      </div>
    </>
  );
}
