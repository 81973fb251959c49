import { Button } from '@/components/ui/button';
import { ActionForm } from '@/components/ui/form/action-form';
import { Table } from '@/components/ui/list/table';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { markReadAction } from '@/lib/notifications/actions';
import { notificationTitle } from '@/lib/notifications/letters/rules';
import type { NotificationListInput } from '@/lib/notifications/schema';
import type { NotificationSummary } from '@/lib/notifications/types';
import { ViewFields } from './view-fields';

interface NotificationTableProps {
  items: readonly NotificationSummary[];
  view: NotificationListInput;
}

/** One form around all rows: the button that is pressed says which. */
export async function NotificationTable({ items, view }: NotificationTableProps) {
  const t = await getTranslations('notifications.list');
  return (
    <ActionForm action={markReadAction} label={t('markRead')}>
      <ViewFields view={view} />
      <Table caption={t('caption')} captionHidden narrow="stack">
        <thead>
          <tr>
            <th scope="col">{t('when')}</th>
            <th scope="col">{t('what')}</th>
            <th scope="col">{t('state')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <NotificationRow key={item.id} item={item} />
          ))}
        </tbody>
      </Table>
    </ActionForm>
  );
}

async function NotificationRow({ item }: { item: NotificationSummary }) {
  const [t, locale] = await Promise.all([getTranslations('notifications.list'), getLocale()]);
  const { id, kind, params, createdAt, readAt } = item;
  const title = notificationTitle(kind, params, locale);
  const time = formatShortDateTime(createdAt, locale);
  return (
    <tr className={readAt ? undefined : 'unread'}>
      <td className="tight" data-label={t('when')}>
        {time}
      </td>
      <td data-label={t('what')}>
        <a className="link" href={`/notifications/${id}`}>
          {title}
        </a>
      </td>
      <td className="tight" data-label={t('state')}>
        {readAt ? (
          t('read')
        ) : (
          <Button aria-label={t('markReadLabel', { title, time })} name="id" size="small" type="submit" value={id}>
            {t('markRead')}
          </Button>
        )}
      </td>
    </tr>
  );
}
