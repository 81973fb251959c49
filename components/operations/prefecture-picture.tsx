import { PictureRegion } from '@/components/ui/layout/picture-region';
import { getTranslations } from '@/lib/core/i18n/server';
import type { Board } from '@/lib/operations/board/types';
import { minutesOn } from '@/lib/window/rules';
import { HourLines, Legend, lane, NowLine, placeOf, top, width } from './picture-axis';
import { PrefectureLanes } from './prefecture-lanes';

/** The prefectures against the clock, the late first; each leads to its servers. */
export async function PrefecturePicture({ board }: { board: Board }) {
  const t = await getTranslations('operations.board');
  const at = (instant: Date): number => placeOf(minutesOn(board.date, instant));
  const rows = board.prefectures.map(({ code, name, starts, ends, late, online, towns }) => ({
    ...{ code, name, isLate: late > 0, figure: `${online} / ${towns}` },
    span: starts && ends ? ([Math.round(at(starts)), Math.round(at(ends))] as const) : null,
  }));
  const height = top + board.prefectures.length * lane + 4;
  return (
    <PictureRegion label={t('prefecturePicture')}>
      <svg aria-label={t('prefecturePicture')} className="w-full min-w-[45rem]" viewBox={`0 0 ${width} ${height}`}>
        <HourLines height={height} />
        <PrefectureLanes rows={rows} />
        <NowLine height={height} label={t('now')} x={at(board.at)} />
      </svg>
      <Legend
        items={[
          ['online', t('legend.online')],
          ['late', t('legend.late')],
          ['now', t('now')],
        ]}
      />
    </PictureRegion>
  );
}
