import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Council } from '@/components/projects/council';
import { Gantt } from '@/components/projects/gantt';
import { GanttTable } from '@/components/projects/gantt-table';
import { Preparation } from '@/components/projects/preparation';
import { ProjectHead } from '@/components/projects/project-head';
import { Banner } from '@/components/ui/banner';
import { Panel } from '@/components/ui/layout/panel';
import { TextLink } from '@/components/ui/link';
import { ExportLinks } from '@/components/ui/list/export-links';
import { requireActor } from '@/lib/access/session';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { getTranslations } from '@/lib/core/i18n/server';
import { ganttOf } from '@/lib/projects/gantt/rules';
import { readProjectPage } from '@/lib/projects/queries';

export async function generateMetadata({ params }: PageProps<'/projects/[number]'>): Promise<Metadata> {
  const t = await getTranslations('projects');
  return { title: `${t('number', { number: (await params).number })} ${t('title')}` };
}

export default async function ProjectPage({ params }: PageProps<'/projects/[number]'>) {
  const actor = await requireActor();
  const project = await readProjectPage(actor, (await params).number);
  if (project === null) notFound();
  const t = await getTranslations('projects');
  const { rows, halves, cut } = ganttOf(project.startsOn, project.rows);
  const today = dateInJapan(now());
  return (
    <>
      <ProjectHead current="plan" project={project} />
      <div className="flex flex-col gap-6">
        {project.vending ? (
          <Banner kind="warning" title={t('vendingTitle')}>
            {t('vendingText')}
          </Banner>
        ) : null}
        <Panel plain title={t('gantt.title')}>
          <Gantt halves={halves} rows={rows} today={today} />
          {cut ? <p className="mt-2">{t('gantt.cut')}</p> : null}
        </Panel>
        <Panel plain title={t('gantt.table')}>
          <GanttTable halves={halves} number={project.number} rows={rows} today={today} />
          <ExportLinks href={(format) => `/projects/${project.number}/export?format=${format}`} />
        </Panel>
        <Panel plain title={t('prepare.title')}>
          <Preparation project={project} today={today} />
          <p className="mt-3">
            {`${t('documents')} `}
            <TextLink href="/applications/new?form=documents">{t('documentsLink')}</TextLink>
          </p>
        </Panel>
        <Council actor={actor} project={project} />
      </div>
      <LiveRefresh topics={['projects']} />
    </>
  );
}
