import { StatusBadge } from '@/components/ui/status-badge';
import { Table } from '@/components/ui/table';
import { getTranslations } from '@/lib/core/i18n/server';
import type { PrefectureProgress } from '@/lib/operations/board/types';

/** Progress per prefecture, the late first. */
export async function PrefectureTable({ rows }: { rows: readonly PrefectureProgress[] }) {
  const t = await getTranslations('operations.board');
  return (
    <Table caption={t('prefectures')} captionHidden>
      <thead>
        <tr>
          <th scope="col">{t('prefecture')}</th>
          <th scope="col">{t('server')}</th>
          <th scope="col">{t('up')}</th>
          <th scope="col">{t('online')}</th>
          <th scope="col">{t('counterOpen')}</th>
          <th scope="col">{t('late')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code}>
            <td>
              <a className="link" href={`/network/prefectures/${row.code}`}>
                {row.name}
              </a>
            </td>
            <td>
              <StatusBadge
                tone={
                  row.serverOnline ? 'success' : row.serverUp ? 'progress' : row.serverWanted ? 'warning' : 'closed'
                }
              >
                {t(
                  row.serverOnline
                    ? 'servers.online'
                    : row.serverUp
                      ? 'servers.up'
                      : row.serverWanted
                        ? 'servers.wanted'
                        : 'servers.stopped',
                )}
              </StatusBadge>
            </td>
            <td className="num">
              {row.up} / {row.towns}
            </td>
            <td className="num">
              {row.online} / {row.towns}
            </td>
            <td className="num">
              {row.counterOpen} / {row.towns}
            </td>
            <td className="num">{row.late}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
