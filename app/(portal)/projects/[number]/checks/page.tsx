import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LiveRefresh } from '@/components/live/live-refresh';
import { CheckSheet } from '@/components/projects/check-sheet';
import { ProjectHead } from '@/components/projects/project-head';
import { requireActor } from '@/lib/access/session';
import { getTranslations } from '@/lib/core/i18n/server';
import { checkLists } from '@/lib/projects/constants';
import { canWorkOnProjects } from '@/lib/projects/policy';
import { readProjectPage } from '@/lib/projects/queries';

export async function generateMetadata({ params }: PageProps<'/projects/[number]/checks'>): Promise<Metadata> {
  const t = await getTranslations('projects');
  return { title: `${t('sections.checks')} ${t('number', { number: (await params).number })}` };
}

export default async function ChecksPage({ params }: PageProps<'/projects/[number]/checks'>) {
  const actor = await requireActor();
  const project = await readProjectPage(actor, (await params).number);
  if (project === null) notFound();
  const t = await getTranslations('projects.checks');
  const partner = project.partners.some(({ id }) => id === actor.organizationId);
  const works = partner && canWorkOnProjects(actor);
  return (
    <>
      <ProjectHead current="checks" project={project} />
      <div className="flex flex-col gap-6">
        <h2 className="text-std-20B-150">{t('title')}</h2>
        <p>{t('lead')}</p>
        {checkLists.map((list) => (
          <CheckSheet key={list} list={list} project={project} works={works} />
        ))}
      </div>
      <LiveRefresh topics={['projects']} />
    </>
  );
}
