import { RateMap } from '@/components/network/rate-map';
import { targetsHref } from '@/lib/campaigns/list/rules';
import { rateOf } from '@/lib/campaigns/rules';
import type { PrefectureProgress } from '@/lib/campaigns/types';
import { type CampaignWords, rateText } from './words';

/** Where nobody has answered there is no rate. */
export const rateOfPrefecture = (row: PrefectureProgress): number | null =>
  row.missing === row.targets ? null : rateOf(row);

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
        ...{ code, name, rate, href: targetsHref(number, { from: code }) },
        label: t('map.tile', { name, rate: rateText(rate, t), missing, late }),
        text: rate === null ? '？' : t('percent', { rate }),
      };
    });
  const names = {
    unanswered: t('map.unanswered'),
    low: t('map.low'),
    middle: t('map.middle'),
    full: t('map.full'),
  };
  return <RateMap legend={t('map.legend')} names={names} text={t('map.text')} tiles={tiles} title={t('map.title')} />;
}
