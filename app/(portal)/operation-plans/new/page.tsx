import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PlanForm } from '@/components/projects/plan-form';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { requireActor } from '@/lib/access/session';
import { getTranslations } from '@/lib/core/i18n/server';
import { canLeadProjects } from '@/lib/projects/policy';
import { readProjectPage } from '@/lib/projects/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('projects'))('plans.new') };
}

export default async function NewPlanPage({ searchParams }: PageProps<'/operation-plans/new'>) {
  const actor = await requireActor();
  if (!canLeadProjects(actor)) notFound();
  const { project: number } = await searchParams;
  const project = typeof number === 'string' ? await readProjectPage(actor, number) : null;
  const t = await getTranslations('projects');
  return (
    <>
      <Breadcrumb items={[{ label: t('plans.title'), href: '/operation-plans' }, { label: t('plans.new') }]} />
      <PageHeading
        eyebrow={project ? `${t('number', { number: project.number })} ${project.title}` : undefined}
        lead={t('plans.newLead')}
        title={t('plans.new')}
      />
      <PlanForm plan={null} projectId={project?.id ?? ''} system={project?.system ?? t('form.systemDefault')} />
    </>
  );
}
