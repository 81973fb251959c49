import { TextLink } from '@/components/ui/link';
import { Table } from '@/components/ui/list/table';
import { StatusBadge } from '@/components/ui/status-badge';
import { formatShortDate, formatTime } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import type { HoldUp } from '@/lib/operations/board/types';

/** Who holds the business date up, or left an earlier one unfinished: whose server, which step, what was printed, which alarm, and where it can be decided. */
export async function HoldUpTable({ rows, date }: { rows: readonly HoldUp[]; date: string }) {
  const t = await getTranslations('operations.board');
  const locale = await getLocale();
  return (
    <Table caption={t('holdUps')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('organization')}</th>
          <th scope="col">{t('step')}</th>
          <th scope="col">{t('due')}</th>
          <th scope="col">{t('state')}</th>
          <th className="num" scope="col">
            {t('waiting')}
          </th>
          <th scope="col">{t('decide')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.nodeId} ${row.kind} ${row.round} ${row.state}`}>
            <td data-label={t('organization')}>{row.organizationName}</td>
            <td data-label={t('step')}>{t(`steps.${row.kind}`)}</td>
            <td className="tight" data-label={t('due')}>
              {row.date === date ? null : `${formatShortDate(row.date, locale)} `}
              {formatTime(row.dueAt)}
            </td>
            <td data-label={t('state')}>
              {row.state === 'done' ? null : (
                <StatusBadge tone={row.state === 'failed' ? 'error' : 'warning'}>
                  {t(`states.${row.state}`)}
                </StatusBadge>
              )}
              {row.excuse === null ? null : <span className="ms-2">{t(`excuses.${row.excuse as 'silent'}`)}</span>}
              {row.note === '' ? null : <p className="text-dns-14N-130 text-solid-gray-700">{row.note}</p>}
            </td>
            <td className="num" data-label={t('waiting')}>
              {row.waiting}
            </td>
            <td data-label={t('decide')}>
              {row.nodeCode === null ? null : (
                <TextLink href={`/operations/servers/${row.nodeCode}`}>{t('toServer')}</TextLink>
              )}{' '}
              {row.alarm === null ? null : (
                <TextLink href={`/network/alarms/${row.alarm}`}>{t('alarm', { number: row.alarm })}</TextLink>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
