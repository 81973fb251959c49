import { Icon } from '@/components/ui/icon';
import { formatNumber } from '@/lib/core/i18n/format';
import type { ShellText } from './text';

/** The bell, with how many notifications are unread. */
export function NotificationLink({ unread, t }: { unread: number; t: ShellText }) {
  const shown = unread > 99 ? '99+' : formatNumber(unread);
  const label = unread === 0 ? t('notifications') : t('notificationsUnread', { count: shown });
  return (
    <a aria-label={label} className="icon-button relative" href="/notifications" title={label}>
      <Icon name="bell" />
      {unread === 0 ? null : <span className="shell-count">{shown}</span>}
    </a>
  );
}
