import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Breadcrumb } from '@/components/ui/layout/breadcrumb';
import { PageHeading } from '@/components/ui/layout/page-heading';
import { HolidayImport } from '@/components/window/holiday-import';
import { requireActor } from '@/lib/access/session';
import { catalog } from '@/lib/core/i18n/catalog';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { canSetNation } from '@/lib/window/policy';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('window.holidays'))('import') };
}

export default async function ImportHolidaysPage() {
  const actor = await requireActor();
  if (!canSetNation(actor)) notFound();
  const t = await getTranslations('window.holidays');
  const words = await getTranslations('window.calendar');
  const { holidays } = catalog[await getLocale()].window;
  return (
    <>
      <Breadcrumb
        items={[
          { label: words('title'), href: '/operations/calendar' },
          { label: t('title'), href: '/operations/calendar/holidays' },
          { label: t('import') },
        ]}
      />
      <PageHeading lead={t('importLead')} title={t('import')} />
      <HolidayImport words={holidays} />
    </>
  );
}
