import { RateMap } from '@/components/network/rate-map';
import { Panel } from '@/components/ui/panel';
import { Table } from '@/components/ui/table';
import { formatNumber } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import { completionOf } from '@/lib/training/rules';
import type { PrefectureTraining } from '@/lib/training/types';

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
        <Table caption={t('overview.byPrefecture')} captionHidden>
          <thead>
            <tr>
              <th scope="col">{t('columns.prefecture')}</th>
              {(['organizations', 'enrolling', 'enrolled', 'completed', 'rate'] as const).map((name) => (
                <th className="num" key={name} scope="col">
                  {t(`columns.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.code}>
                <th className="tight" scope="row">
                  {row.code === '' ? (
                    t('overview.outside')
                  ) : (
                    <a className="link" href={hrefOf(row.code)}>
                      {row.name}
                    </a>
                  )}
                </th>
                {(['organizations', 'enrolling', 'enrolled', 'completed'] as const).map((name) => (
                  <td className="num" key={name}>
                    {formatNumber(row[name])}
                  </td>
                ))}
                <td className="num">{text(completionOf(row))}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Panel>
    </>
  );
}
