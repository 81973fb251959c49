import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PackageForm } from '@/components/delivery/package-form';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { requireActor } from '@/lib/access/session';
import { getTranslations } from '@/lib/core/i18n/server';
import { canManageDeliveries } from '@/lib/delivery/policy';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('delivery'))('newPackage') };
}

export default async function NewPackagePage() {
  const actor = await requireActor();
  if (!canManageDeliveries(actor)) notFound();
  const t = await getTranslations('delivery');
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/deliveries' }, { label: t('newPackage') }]} />
      <PageHeading title={t('newPackage')} />
      <PackageForm />
    </>
  );
}
