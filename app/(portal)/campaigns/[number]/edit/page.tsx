import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DraftForm } from '@/components/campaigns/draft-form';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { requireActor } from '@/lib/access/session';
import { getDraft } from '@/lib/campaigns/drafts/queries';
import { isNumber } from '@/lib/campaigns/list/rules';
import { canRunCampaigns } from '@/lib/campaigns/policy';
import { askAs } from '@/lib/core/db';
import { getTranslations } from '@/lib/core/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('campaigns'))('form.editTitle') };
}

export default async function EditCampaignPage({ params }: PageProps<'/campaigns/[number]/edit'>) {
  const actor = await requireActor();
  const { number } = await params;
  const draft = canRunCampaigns(actor) && isNumber(number) ? await getDraft(askAs(actor), Number(number)) : null;
  if (draft === null) notFound();
  const t = await getTranslations('campaigns');
  return (
    <>
      <Breadcrumb
        items={[
          { label: t('title'), href: '/campaigns' },
          { label: t('number', { number }), href: `/campaigns/${number}` },
          { label: t('form.editTitle') },
        ]}
      />
      <PageHeading title={t('form.editTitle')} />
      <DraftForm draft={draft} />
    </>
  );
}
