import type { Metadata } from 'next';
import { connection } from 'next/server';
import { EntryFrame } from '@/components/shell/entry-frame';
import { Banner } from '@/components/ui/banner';
import { env } from '@/lib/core/env';
import { getTranslations } from '@/lib/core/i18n/server';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('pages');
  return { title: t('maintenanceTitle') };
}

/** What every address shows while the portal is being maintained; it asks nothing of the database. */
export default async function MaintenancePage() {
  await connection();
  const t = await getTranslations('pages');
  return (
    <EntryFrame>
      <h1 className="mb-4 text-std-24B-150">{t('maintenanceTitle')}</h1>
      <p className="mb-4">{t('maintenanceBody')}</p>
      {env().RENKEI_MAINTENANCE ? <Banner className="mb-4" kind="info" title={env().RENKEI_MAINTENANCE ?? ''} /> : null}
      <p>{t('maintenanceUrgent')}</p>
    </EntryFrame>
  );
}
