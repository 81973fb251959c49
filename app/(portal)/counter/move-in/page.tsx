import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { MoveInForm } from '@/components/residents/move-in-form';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { requireActor } from '@/lib/access/session';
import { dateInJapan } from '@/lib/calendar/rules';
import { now } from '@/lib/core/clock';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { canChangeRegister } from '@/lib/residents/policy';
import { listDistricts } from '@/lib/residents/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('counter.changes'))('moved_in') };
}

export default async function MoveInPage() {
  const actor = await requireActor();
  if (!canChangeRegister(actor)) notFound();
  const [districts, t] = await Promise.all([listDistricts(askAs(actor)), getTranslations('counter')]);
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/counter' }, { label: t('changes.moved_in') }]} />
      <PageHeading title={t('changes.moved_in')} />
      <MoveInForm districts={districts} today={dateInJapan(now())} />
    </>
  );
}
