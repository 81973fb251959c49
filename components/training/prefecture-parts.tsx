import { RateMap } from '@/components/network/rate-map';
import { Panel } from '@/components/ui/layout/panel';
import { CountTable } from '@/components/ui/list/count-table';
import { formatNumber } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import { completionOf } from '@/lib/training/rules';
import type { PrefectureTraining } from '@/lib/training/types';

const figures = ['organizations', 'enrolling', 'enrolled', 'completed'] as const;

interface PrefecturePartsProps {
  rows: readonly PrefectureTraining[];
  year: number;
}

/** Completion by prefecture: a map where there are several, and a table. */
export async function PrefectureParts({ rows, year }: PrefecturePartsProps) {
  const t = await getTranslations('training');
  const hrefOf = (code: string) => `/training/organizations?year=${year}&from=${code}`;
  const text = (rate: number | null) => (rate === null ? t('noRate') : t('percent', { rate }));
  const placed = rows.filter(({ code }) => code !== '');
  const tiles = placed.map((row) => {
    const rate = completionOf(row);
    const { code, name } = row;
    return {
      ...{ code, name, rate, href: hrefOf(code) },
      label: t('overview.tile', { name, rate: text(rate) }),
      text: rate === null ? '？' : t('percent', { rate }),
    };
  });
  const names = {
    unanswered: t('overview.unanswered'),
    low: t('overview.low'),
    middle: t('overview.middle'),
    full: t('overview.full'),
  };
  return (
    <>
      {placed.length > 1 ? (
        <RateMap
          legend={t('overview.legend')}
          names={names}
          text={t('overview.mapText')}
          tiles={tiles}
          title={t('overview.map')}
        />
      ) : null}
      <Panel plain title={t('overview.byPrefecture')}>
        <CountTable
          caption={t('overview.byPrefecture')}
          columns={[t('columns.prefecture'), ...figures.map((name) => t(`columns.${name}`)), t('columns.rate')]}
          rows={rows.map((row) => ({
            key: row.code,
            head:
              row.code === '' ? (
                t('overview.outside')
              ) : (
                <a className="link" href={hrefOf(row.code)}>
                  {row.name}
                </a>
              ),
            cells: [...figures.map((name) => formatNumber(row[name])), text(completionOf(row))],
          }))}
        />
      </Panel>
    </>
  );
}
