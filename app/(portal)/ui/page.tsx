import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ButtonSamples } from '@/components/gallery/button-samples';
import { FormSamples } from '@/components/gallery/form-samples';
import { PartSamples } from '@/components/gallery/part-samples';
import { StateSamples } from '@/components/gallery/state-samples';
import { TableSamples } from '@/components/gallery/table-samples';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { requireActor } from '@/lib/access/session';
import { env } from '@/lib/core/env';
import { getTranslations } from '@/lib/core/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('gallery');
  return { title: t('title') };
}

/** Every component in every state; a page of the demonstration only. */
export default async function ComponentsPage() {
  await requireActor();
  if (!env().RENKEI_DEMO) notFound();
  const t = await getTranslations('gallery');
  return (
    <>
      <PageHeading lead={t('lead')} title={t('title')} />
      <ButtonSamples />
      <StateSamples />
      <FormSamples />
      <TableSamples />
      <PartSamples />
    </>
  );
}
