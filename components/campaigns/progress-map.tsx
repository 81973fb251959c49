import { TileMap } from '@/components/network/tile-map';
import { targetsHref } from '@/lib/campaigns/list/rules';
import { rateOf } from '@/lib/campaigns/rules';
import type { PrefectureProgress } from '@/lib/campaigns/types';
import { type CampaignWords, rateText } from './words';

const looks = {
  unanswered: 'fill-yellow-100 stroke-yellow-900',
  low: 'fill-orange-100 stroke-orange-900',
  middle: 'fill-blue-50 stroke-blue-900',
  full: 'fill-green-50 stroke-green-800',
} as const;
const boxes = {
  unanswered: 'bg-yellow-100 border-yellow-900',
  low: 'bg-orange-100 border-orange-900',
  middle: 'bg-blue-50 border-blue-900',
  full: 'bg-green-50 border-green-800',
} as const;

/** Where nobody has answered there is no rate. */
export const rateOfPrefecture = (row: PrefectureProgress): number | null =>
  row.missing === row.targets ? null : rateOf(row);

const lookOf = (rate: number | null): keyof typeof looks =>
  rate === null ? 'unanswered' : rate === 100 ? 'full' : rate >= 50 ? 'middle' : 'low';

interface ProgressMapProps {
  number: number;
  rows: readonly PrefectureProgress[];
  t: CampaignWords;
}

/** Progress of each prefecture that has somebody to answer. */
export function ProgressMap({ number, rows, t }: ProgressMapProps) {
  const tiles = rows
    .filter(({ code }) => code !== '')
    .map((row) => {
      const rate = rateOfPrefecture(row);
      const { code, name, missing, late } = row;
      return {
        ...{ code, name, href: targetsHref(number, { from: code }), look: looks[lookOf(rate)] },
        label: t('map.tile', { name, rate: rateText(rate, t), missing, late }),
        text: rate === null ? '？' : t('percent', { rate }),
      };
    });
  return (
    <TileMap text={t('map.text')} tiles={tiles} title={t('map.title')}>
      <ul aria-label={t('map.legend')} className="mt-3 flex flex-wrap gap-4 text-dns-14N-130">
        {(['unanswered', 'low', 'middle', 'full'] as const).map((look) => (
          <li className="flex items-center gap-2" key={look}>
            <span aria-hidden="true" className={`inline-block size-4 rounded-4 border-2 ${boxes[look]}`} />
            {t(`map.${look}`)}
          </li>
        ))}
      </ul>
    </TileMap>
  );
}
