import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LiveRefresh } from '@/components/live/live-refresh';
import { ProjectHead } from '@/components/projects/project-head';
import { RiskForms, RiskSheet } from '@/components/projects/risk-sheet';
import { requireActor } from '@/lib/access/session';
import { getTranslations } from '@/lib/core/i18n/server';
import { canWorkOnProjects } from '@/lib/projects/policy';
import { readProjectPage } from '@/lib/projects/queries';

export async function generateMetadata({ params }: PageProps<'/projects/[number]/risks'>): Promise<Metadata> {
  const t = await getTranslations('projects');
  return { title: `${t('sections.risks')} ${t('number', { number: (await params).number })}` };
}

export default async function RisksPage({ params }: PageProps<'/projects/[number]/risks'>) {
  const actor = await requireActor();
  const project = await readProjectPage(actor, (await params).number);
  if (project === null) notFound();
  const t = await getTranslations('projects.risks');
  const partner = project.partners.some(({ id }) => id === actor.organizationId);
  const works = partner && canWorkOnProjects(actor);
  return (
    <>
      <ProjectHead current="risks" project={project} />
      <div className="flex flex-col gap-6">
        <h2 className="text-std-20B-150">{t('title')}</h2>
        <p>{t('lead')}</p>
        <RiskSheet project={project} />
        {works ? <RiskForms project={project} /> : null}
      </div>
      <LiveRefresh topics={['projects']} />
    </>
  );
}
