import { Table } from '@/components/ui/list/table';
import { getTranslations } from '@/lib/core/i18n/server';
import type { PrefectureProgress } from '@/lib/operations/board/types';
import { PrefectureRows } from './prefecture-rows';
import { serverStateOf } from './server-state';

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
      <PrefectureRows
        labels={{
          prefecture: t('prefecture'),
          server: t('server'),
          figures: figures.map((key) => t(key)),
          late: t('late'),
        }}
        rows={rows.map((row) => {
          const state = serverStateOf(row.serverOnline, row.serverUp, row.serverWanted);
          return {
            ...{ code: row.code, name: row.name, late: row.late, tone: state.tone, server: t(`servers.${state.word}`) },
            figures: figures.map((key) => `${row[key]} / ${row.towns}`),
          };
        })}
      />
    </Table>
  );
}
