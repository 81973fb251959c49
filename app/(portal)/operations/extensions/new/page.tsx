import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { ExtensionForm } from '@/components/window/extension-form';
import { requireActor } from '@/lib/access/session';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';
import { operatingDateOf } from '@/lib/operations/rules';
import { canRequestExtension } from '@/lib/window/policy';
import { operatingNow } from '@/lib/window/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('window.extensions'))('request') };
}

export default async function NewExtensionPage() {
  const actor = await requireActor();
  if (!canRequestExtension(actor)) notFound();
  const t = await getTranslations('window.extensions');
  const date = operatingDateOf(await operatingNow(askAs(actor)));
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/operations/extensions' }, { label: t('request') }]} />
      <PageHeading lead={t('requestLead')} title={t('request')} />
      <ExtensionForm date={date} />
    </>
  );
}
