import { TileMap } from '@/components/network/tile-map';
import { Panel } from '@/components/ui/panel';
import { Table } from '@/components/ui/table';
import { formatNumber } from '@/lib/core/i18n/format';
import { getTranslations } from '@/lib/core/i18n/server';
import { completionOf } from '@/lib/training/rules';
import type { PrefectureTraining } from '@/lib/training/types';

const looks = {
  unanswered: ['fill-yellow-100 stroke-yellow-900', 'bg-yellow-100 border-yellow-900'],
  low: ['fill-orange-100 stroke-orange-900', 'bg-orange-100 border-orange-900'],
  middle: ['fill-blue-50 stroke-blue-900', 'bg-blue-50 border-blue-900'],
  full: ['fill-green-50 stroke-green-800', 'bg-green-50 border-green-800'],
} as const;

const lookOf = (rate: number | null): keyof typeof looks =>
  rate === null ? 'unanswered' : rate === 100 ? 'full' : rate >= 50 ? 'middle' : 'low';

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
      ...{ code, name, href: hrefOf(code), look: looks[lookOf(rate)][0] },
      label: t('overview.tile', { name, rate: text(rate) }),
      text: rate === null ? '？' : t('percent', { rate }),
    };
  });
  return (
    <>
      {placed.length > 1 ? (
        <TileMap text={t('overview.mapText')} tiles={tiles} title={t('overview.map')}>
          <ul aria-label={t('overview.legend')} className="mt-3 flex flex-wrap gap-4 text-dns-14N-130">
            {(['unanswered', 'low', 'middle', 'full'] as const).map((look) => (
              <li className="flex items-center gap-2" key={look}>
                <span aria-hidden="true" className={`inline-block size-4 rounded-4 border-2 ${looks[look][1]}`} />
                {t(`overview.${look}`)}
              </li>
            ))}
          </ul>
        </TileMap>
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
