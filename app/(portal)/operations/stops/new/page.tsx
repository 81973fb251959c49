import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { StopForm } from '@/components/operations/stop-form';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { mayPlanStops } from '@/lib/operations/policy';
import { listSubjects } from '@/lib/operations/stops/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('operations.stops'))('plan') };
}

export default async function NewStopPage() {
  const actor = await requireActor();
  if (!mayPlanStops(actor)) notFound();
  const t = await getTranslations('operations.stops');
  const center = actor.organizationKind === 'center';
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/operations/stops' }, { label: t('plan') }]} />
      <PageHeading lead={t('planLead')} title={t('plan')} />
      <StopForm closesServices={center} subjects={await listSubjects(askAs(actor), actor)} />
    </>
  );
}
