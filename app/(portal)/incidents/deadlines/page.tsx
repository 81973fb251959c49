import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DeadlineForm } from '@/components/incidents/deadline-form';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { listDeadlines } from '@/lib/incidents/duties/queries';
import { canSetDeadlines } from '@/lib/incidents/policy';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('incidents.deadlines'))('title') };
}

export default async function DeadlinesPage() {
  const actor = await requireActor();
  if (!canSetDeadlines(actor)) notFound();
  const t = await getTranslations('incidents');
  const deadlines = await listDeadlines(askAs(actor));
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/incidents' }, { label: t('deadlines.title') }]} />
      <PageHeading lead={t('deadlines.lead')} title={t('deadlines.title')} />
      <div className="flex max-w-3xl flex-col gap-6">
        {deadlines.map((deadline) => (
          <DeadlineForm key={`${deadline.authority} ${deadline.stage}`} deadline={deadline} />
        ))}
      </div>
    </>
  );
}
