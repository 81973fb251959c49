import { Table } from '@/components/ui/list/table';
import { StatusBadge, type Tone } from '@/components/ui/status-badge';
import type { ReceiptState } from '@/lib/articles/chase/schema';
import type { Mails, Receipt } from '@/lib/articles/chase/types';
import { formatShortDateTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';

const tones: Readonly<Record<ReceiptState, Tone>> = { unread: 'error', read: 'warning', confirmed: 'success' };

const isNone = ({ sent, waiting, failed }: Omit<Mails, 'kept'>): boolean => sent + waiting + failed === 0;

/** How each organization stands to an article: read, confirmed, mailed. */
export async function ReceiptTable({ rows, withMails }: { rows: readonly Receipt[]; withMails: boolean }) {
  const t = await getTranslations('articles.readers');
  const locale = await getLocale();
  const time = (at: Date | null) => (at === null ? '' : formatShortDateTime(at, locale));
  const mailsOf = ({ kept, ...mails }: Mails) =>
    [...(kept === 0 ? [] : [t('mailsKept', { kept })]), ...(isNone(mails) ? [] : [t('mailsOf', mails)])].join(' ') ||
    t('noMail');
  const columns = ['state', 'prefecture', 'organization', 'firstRead', 'confirmedAt', 'by'] as const;
  return (
    <Table caption={t('caption')} captionHidden narrow="stack">
      <thead>
        <tr>
          {columns.map((name) => (
            <th key={name} scope="col">
              {t(name)}
            </th>
          ))}
          {withMails ? <th scope="col">{t('mails')}</th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="tight">
              <StatusBadge tone={tones[row.state]}>{t(row.state)}</StatusBadge>
            </td>
            <td data-label={t('prefecture')}>{row.prefectureName}</td>
            <td data-label={t('organization')}>
              <a className="link" href={`/organizations/${row.code}`}>
                {row.name}
              </a>
            </td>
            <td className="tight" data-label={t('firstRead')}>
              {time(row.firstReadAt)}
            </td>
            <td className="tight" data-label={t('confirmedAt')}>
              {time(row.confirmedAt)}
            </td>
            <td data-label={t('by')}>{row.confirmedBy}</td>
            {withMails ? (
              <td data-label={t('mails')}>{row.mails === null ? t('noMail') : mailsOf(row.mails)}</td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
