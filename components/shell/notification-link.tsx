import { getTranslations } from 'next-intl/server';
import { Icon } from '@/components/ui/icon';
import { formatNumber } from '@/lib/core/i18n/format';

/** The bell, with how many notifications are unread. */
export async function NotificationLink({ unread }: { unread: number }) {
  const t = await getTranslations('shell');
  const label = unread === 0 ? t('notifications') : t('notificationsUnread', { count: formatNumber(unread) });
  return (
    <a aria-label={label} className="icon-button relative" href="/notifications" title={label}>
      <Icon name="bell" />
      {unread === 0 ? null : <span className="shell-count">{unread > 99 ? '99+' : unread}</span>}
    </a>
  );
}
