import { PictureRegion } from '@/components/ui/picture-region';
import { getTranslations } from '@/lib/core/i18n/server';
import type { Board, PrefectureProgress } from '@/lib/operations/board/types';
import { minutesOn } from '@/lib/window/rules';
import { HourLines, Legend, left, NowLine, placeOf, top, width } from './picture-axis';

const lane = 20;

/** The prefectures against the clock, the late first; each leads to its servers. */
export async function PrefecturePicture({ board }: { board: Board }) {
  const t = await getTranslations('operations.board');
  const at = (instant: Date): number => placeOf(minutesOn(board.date, instant));
  const height = top + board.prefectures.length * lane + 4;
  return (
    <PictureRegion label={t('prefecturePicture')}>
      <svg aria-label={t('prefecturePicture')} className="w-full min-w-[45rem]" viewBox={`0 0 ${width} ${height}`}>
        <HourLines height={height} />
        {board.prefectures.map((row, index) => (
          <Lane key={row.code} at={at} row={row} y={top + index * lane} />
        ))}
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

function Lane({ at, row, y }: { at: (instant: Date) => number; row: PrefectureProgress; y: number }) {
  const { code, name, starts, ends, late, online, towns } = row;
  const look = late > 0 ? 'fill-red-200 stroke-error-1' : 'fill-blue-200 stroke-blue-900';
  return (
    <a href={`/operations/prefectures/${code}`}>
      <text className="fill-blue-1000 underline" fontSize="13" textAnchor="end" x={left - 12} y={y + 14}>
        {name}
      </text>
      {starts && ends ? (
        <rect className={look} height={14} rx={2} width={Math.max(2, at(ends) - at(starts))} x={at(starts)} y={y + 3} />
      ) : null}
      <text className="fill-solid-gray-800" fontSize="11" x={(starts ? at(starts) : left) + 6} y={y + 14}>
        {online} / {towns}
      </text>
    </a>
  );
}
