import { PageHeading } from '@/components/ui/layout/page-heading';
import { TabLinks } from '@/components/ui/layout/tabs';
import { getTranslations } from '@/lib/core/i18n/server';

const tabs = ['profile', 'security', 'notifications'] as const;

/** Head of the settings pages. */
export async function SettingsHead({ current }: { current: (typeof tabs)[number] }) {
  const t = await getTranslations('security');
  const items = tabs.map((tab) => ({ href: `/settings/${tab}`, label: t(`tabs.${tab}`), current: tab === current }));
  return (
    <>
      <PageHeading title={t('settings')} />
      <TabLinks items={items} label={t('settings')} />
    </>
  );
}
