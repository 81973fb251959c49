import { ActionForm } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { StaticPart } from '@/components/ui/static-part';
import { Table } from '@/components/ui/table';
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
  const [t, locale] = await Promise.all([getTranslations('notifications.list'), getLocale()]);
  return (
    <ActionForm action={markReadAction} label={t('markRead')}>
      <ViewFields view={view} />
      <StaticPart>
        <Table caption={t('caption')} captionHidden narrow="stack">
          <thead>
            <tr>
              <th scope="col">{t('when')}</th>
              <th scope="col">{t('what')}</th>
              <th scope="col">{t('state')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ id, kind, params, createdAt, readAt }) => (
              <tr key={id} className={readAt ? undefined : 'unread'}>
                <td className="tight" data-label={t('when')}>
                  {formatShortDateTime(createdAt, locale)}
                </td>
                <td data-label={t('what')}>
                  <a className="link" href={`/notifications/${id}`}>
                    {notificationTitle(kind, params, locale)}
                  </a>
                </td>
                <td className="tight" data-label={t('state')}>
                  {readAt ? (
                    t('read')
                  ) : (
                    <Button name="id" size="small" type="submit" value={id}>
                      {t('markRead')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      </StaticPart>
    </ActionForm>
  );
}
