import { TextLink } from '@/components/ui/link';
import { Table } from '@/components/ui/list/table';
import { formatTime } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import type { ServerStanding } from '@/lib/operations/board/detail/types';
import { ServerState } from './server-state';

/** Servers in their day, the late first. */
export async function ServerTable({ rows }: { rows: readonly ServerStanding[] }) {
  const t = await getTranslations('operations.board');
  return (
    <Table caption={t('towns')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('organization')}</th>
          <th scope="col">{t('server')}</th>
          <th scope="col">{t('counter')}</th>
          <th scope="col">{t('next')}</th>
          <th className="num" scope="col">
            {t('late')}
          </th>
          <th className="num" scope="col">
            {t('failed')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.nodeId}>
            <td data-label={t('organization')}>
              <TextLink href={`/operations/servers/${row.code}`}>{row.name}</TextLink>
            </td>
            <td data-label={t('server')}>
              <ServerState {...row} />
              {row.excuse === null ? null : (
                <p className="text-dns-14N-130">{t(`excuses.${row.excuse as 'silent'}`)}</p>
              )}
            </td>
            <td data-label={t('counter')}>{row.tier === 2 ? t(row.counterOpen ? 'open' : 'closed') : '–'}</td>
            <td className="tight" data-label={t('next')}>
              {row.nextKind === null || row.nextDue === null
                ? t('none')
                : `${formatTime(new Date(row.nextDue))} ${t(`steps.${row.nextKind}`)}`}
            </td>
            <td className="num" data-label={t('late')}>
              {row.late > 0 ? <strong className="text-error-2">{row.late}</strong> : row.late}
            </td>
            <td className="num" data-label={t('failed')}>
              {row.failed}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
