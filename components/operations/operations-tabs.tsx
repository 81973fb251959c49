import { TabLinks } from '@/components/ui/layout/tabs';
import { getTranslations } from '@/lib/core/i18n/server';

const pages = {
  board: '/operations',
  window: '/operations/window',
  extensions: '/operations/extensions',
  stops: '/operations/stops',
  jobs: '/operations/jobs',
  calendar: '/operations/calendar',
} as const;
type Page = keyof typeof pages;

/** The pages about the day. */
export async function OperationsTabs({ current }: { current: Page }) {
  const t = await getTranslations('operations.tabs');
  const items = (Object.keys(pages) as Page[]).map((page) => ({
    href: pages[page],
    label: t(page),
    current: page === current,
  }));
  return <TabLinks items={items} label={t('label')} />;
}
