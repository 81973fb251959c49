import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { RegisterLineForm } from '@/components/network/forms/line-form';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { requireActor } from '@/lib/access/session';
import { getTranslations } from '@/lib/core/i18n/server';
import { canRegisterLine } from '@/lib/network/policy';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('network'))('line.registerTitle') };
}

export default async function NewLinePage() {
  const actor = await requireActor();
  if (!canRegisterLine(actor, 'municipal')) notFound();
  const t = await getTranslations('network');
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/network' }, { label: t('line.registerTitle') }]} />
      <PageHeading lead={t('line.registerLead')} title={t('line.registerTitle')} />
      <RegisterLineForm t={t} />
    </>
  );
}
