import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ApplicationCard } from '@/components/continuity/application-card';
import { ApplicationForm } from '@/components/continuity/application-form';
import { LiveRefresh } from '@/components/live/live-refresh';
import { EmptyState } from '@/components/ui/empty-state';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { Panel } from '@/components/ui/layout/panel';
import { requireActor } from '@/lib/access/session';
import { canTakeApplications } from '@/lib/continuity/policy';
import { listApplications } from '@/lib/continuity/queue/queries';
import { readSiteState } from '@/lib/continuity/state/queries';
import { askAs } from '@/lib/core/db';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { currentSite, keepsResidents } from '@/lib/core/site';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('continuity'))('queue.title') };
}

export default async function ApplicationsPage() {
  const actor = await requireActor();
  if (!keepsResidents() || !canTakeApplications(actor)) notFound();
  const ask = askAs(actor);
  const [t, locale] = [await getTranslations('continuity'), await getLocale()];
  const [state, applications] = [await readSiteState(ask), await listApplications(ask)];
  const live = currentSite().kind === 'cloud';
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/continuity' }, { label: t('queue.title') }]} />
      <PageHeading lead={t('queue.lead')} title={t('queue.title')} />
      <div className="flex flex-col gap-6">
        {!live && state?.declared ? (
          <Panel plain title={t('queue.take')}>
            <ApplicationForm t={t} />
          </Panel>
        ) : null}
        {applications.length === 0 ? (
          <EmptyState title={t('queue.none')} />
        ) : (
          <ul className="flex flex-col gap-4">
            {applications.map((application) => (
              <ApplicationCard application={application} decides={live} key={application.id} locale={locale} t={t} />
            ))}
          </ul>
        )}
      </div>
      <LiveRefresh topics={['continuity']} />
    </>
  );
}
