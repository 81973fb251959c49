import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LiveRefresh } from '@/components/live/live-refresh';
import { ItemFacts } from '@/components/projects/item-facts';
import { DecideForm, RecordForm, ScheduleForm } from '@/components/projects/item-forms';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { requireActor } from '@/lib/access/session';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { readAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { listFiles } from '@/lib/files/queries';
import { canLeadProjects, canWorkOnProjects } from '@/lib/projects/policy';
import { readProjectPage } from '@/lib/projects/queries';
import { itemKeys } from '@/lib/projects/template/constants';

export async function generateMetadata({ params }: PageProps<'/projects/[number]/items/[key]'>): Promise<Metadata> {
  const t = await getTranslations('projects');
  const { number, key: asked } = await params;
  const key = itemKeys.find((one) => one === asked);
  return { title: `${key ? t(`items.${key}`) : ''} ${t('number', { number })}` };
}

export default async function ItemPage({ params }: PageProps<'/projects/[number]/items/[key]'>) {
  const actor = await requireActor();
  const { number, key } = await params;
  const project = await readProjectPage(actor, number);
  const item = project?.rows.find((row) => row.key === key);
  if (!project || item === undefined) notFound();
  const files = await readAs(actor, (db) => listFiles(db, item.fileIds));
  const t = await getTranslations('projects');
  const partner = project.partners.some(({ id }) => id === actor.organizationId);
  const works = partner && canWorkOnProjects(actor) && item.state !== 'approved';
  const waits = partner && item.state === 'done';
  const name = t('number', { number: project.number });
  return (
    <>
      <Breadcrumb
        items={[
          { label: t('title'), href: '/projects' },
          { label: name, href: `/projects/${project.number}` },
          { label: t(`items.${item.key}`) },
        ]}
      />
      <PageHeading eyebrow={`${name} ${project.title}`} title={t(`items.${item.key}`)} />
      <div className="flex max-w-5xl flex-col gap-6">
        <Panel>
          <ItemFacts files={files} item={item} number={project.number} today={dateInJapan(now())} />
        </Panel>
        {waits && canLeadProjects(actor) && item.doneBy !== actor.userId ? (
          <DecideForm item={item} project={project} />
        ) : null}
        {waits && item.doneBy === actor.userId ? <p>{t('decide.own')}</p> : null}
        {works ? <RecordForm item={item} project={project} /> : null}
        {works ? <ScheduleForm item={item} project={project} /> : null}
      </div>
      <LiveRefresh topics={['projects']} />
    </>
  );
}
