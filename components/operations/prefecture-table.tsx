import { TextLink } from '@/components/ui/link';
import { Table } from '@/components/ui/table';
import { getTranslations } from '@/lib/core/i18n/server';
import type { PrefectureProgress } from '@/lib/operations/board/types';
import { ServerState } from './server-state';

const figures = ['up', 'online', 'counterOpen'] as const;

/** Progress per prefecture, the late first. */
export async function PrefectureTable({ rows }: { rows: readonly PrefectureProgress[] }) {
  const t = await getTranslations('operations.board');
  return (
    <Table caption={t('prefectures')} captionHidden narrow="stack">
      <thead>
        <tr>
          <th scope="col">{t('prefecture')}</th>
          <th scope="col">{t('server')}</th>
          {[...figures, 'late' as const].map((key) => (
            <th key={key} className="num" scope="col">
              {t(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code}>
            <td data-label={t('prefecture')}>
              <TextLink href={`/operations/prefectures/${row.code}`}>{row.name}</TextLink>
            </td>
            <td data-label={t('server')}>
              <ServerState online={row.serverOnline} up={row.serverUp} wantedUp={row.serverWanted} />
            </td>
            {figures.map((key) => (
              <td key={key} className="num" data-label={t(key)}>
                {row[key]} / {row.towns}
              </td>
            ))}
            <td className="num" data-label={t('late')}>
              {row.late > 0 ? <strong className="text-error-2">{row.late}</strong> : row.late}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
