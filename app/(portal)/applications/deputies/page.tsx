import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DeputyForm, DeputyList } from '@/components/applications/deputies';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { requireActor } from '@/lib/access/session';
import { listDeputies, listPeople } from '@/lib/applications/deputies/queries';
import { canNameDeputies } from '@/lib/applications/policy';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('applications.deputies'))('title') };
}

export default async function DeputiesPage() {
  const actor = await requireActor();
  if (!canNameDeputies(actor)) notFound();
  const t = await getTranslations('applications');
  const ask = askAs(actor);
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/applications' }, { label: t('deputies.title') }]} />
      <PageHeading lead={t('deputies.lead')} title={t('deputies.title')} />
      <div className="flex flex-col gap-6">
        <DeputyList deputies={await listDeputies(ask, actor)} />
        <DeputyForm people={await listPeople(ask, actor)} today={dateInJapan(now())} />
      </div>
    </>
  );
}
