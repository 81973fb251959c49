import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DraftForm } from '@/components/campaigns/draft-form';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { requireActor } from '@/lib/access/session';
import { canRunCampaigns } from '@/lib/campaigns/policy';
import { getTranslations } from '@/lib/core/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('campaigns'))('form.title') };
}

export default async function NewCampaignPage() {
  const actor = await requireActor();
  if (!canRunCampaigns(actor)) notFound();
  const t = await getTranslations('campaigns');
  return (
    <>
      <Breadcrumb items={[{ label: t('title'), href: '/campaigns' }, { label: t('form.title') }]} />
      <PageHeading title={t('form.title')} />
      <DraftForm draft={null} />
    </>
  );
}
