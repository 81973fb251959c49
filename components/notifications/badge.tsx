import { NotificationLink } from '@/components/shell/notification-link';
import { countUnreadNotifications } from '@/lib/core/db';
import type { UserId } from '@/lib/core/ids';

/** The bell of the header with the number of unread notifications. */
export async function NotificationBadge({ userId }: { userId: UserId }) {
  return <NotificationLink unread={await countUnreadNotifications(userId)} />;
}
