import { Table } from '@/components/ui/list/table';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { ReceiptRow } from '@/lib/delivery/types';
import { ReceiptStateBadge } from './states';

/** Where the release is at each server, failures first. What an agent wrote is text and nothing else. */
export async function ReceiptTable({ rows }: { rows: readonly ReceiptRow[] }) {
  const t = await getTranslations('delivery');
  const locale = await getLocale();
  return (
    <Table caption={t('nodes')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('node')}</th>
          <th className="num" scope="col">
            {t('wave')}
          </th>
          <th scope="col">{t('state')}</th>
          <th className="num" scope="col">
            {t('percent')}
          </th>
          <th scope="col">{t('reason')}</th>
          <th scope="col">{t('updated')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.nodeCode}>
            <td data-label={t('node')}>
              <a className="link" href={`/deliveries/servers/${row.nodeCode}`}>
                {row.nodeName}
              </a>
              <span className="block text-dns-14N-130 text-solid-gray-700">{row.nodeCode}</span>
            </td>
            <td className="num" data-label={t('wave')}>
              {row.wave}
            </td>
            <td data-label={t('state')}>
              <ReceiptStateBadge state={row.state} />
            </td>
            <td className="num" data-label={t('percent')}>
              {row.percent}%
            </td>
            <td data-label={t('reason')}>{row.reason === '' ? '–' : row.reason}</td>
            <td className="tight" data-label={t('updated')}>
              {formatShortDateTime(row.updatedAt, locale)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
