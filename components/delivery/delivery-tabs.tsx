import { TabLinks } from '@/components/ui/layout/tabs';
import { getTranslations } from '@/lib/core/i18n/server';

const pages = { releases: '/deliveries', calendar: '/deliveries/calendar' } as const;

/** What is delivered: as a list, and in the month. */
export async function DeliveryTabs({ current }: { current: keyof typeof pages }) {
  const t = await getTranslations('delivery');
  const items = (Object.keys(pages) as (keyof typeof pages)[]).map((page) => ({
    href: pages[page],
    label: t(`tabs.${page}`),
    current: page === current,
  }));
  return <TabLinks items={items} label={t('title')} />;
}
