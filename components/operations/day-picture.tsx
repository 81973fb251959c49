import { PictureRegion } from '@/components/ui/layout/picture-region';
import { getTranslations } from '@/lib/core/i18n/server';
import type { Board, TierProgress } from '@/lib/operations/board/types';
import { minutesOn } from '@/lib/window/rules';
import { HourLines, Legend, left, NowLine, placeOf, top, width } from './picture-axis';

const lane = 44;

/** The tiers against the clock: online operation, counters, daily processing, and where the day is now. */
export async function DayPicture({ board }: { board: Board }) {
  const t = await getTranslations('operations.board');
  const at = (instant: Date): number => placeOf(minutesOn(board.date, instant));
  const height = top + 3 * lane + 4;
  return (
    <PictureRegion label={t('picture')}>
      <svg aria-label={t('picture')} className="w-full min-w-[45rem]" role="img" viewBox={`0 0 ${width} ${height}`}>
        <HourLines height={height} />
        {([0, 1, 2] as const).map((tier) => (
          <Lane
            key={tier}
            at={at}
            label={t(`tiers.${tier}`)}
            steps={board.tiers.filter((step) => step.tier === tier)}
            y={top + tier * lane}
          />
        ))}
        <NowLine height={height} label={t('now')} x={at(board.at)} />
      </svg>
      <Legend
        items={[
          ['online', t('legend.online')],
          ['counter', t('legend.counter')],
          ['daily', t('legend.daily')],
          ['now', t('now')],
        ]}
      />
    </PictureRegion>
  );
}

interface LaneProps {
  at: (instant: Date) => number;
  label: string;
  steps: readonly TierProgress[];
  y: number;
}

function Lane({ at, label, steps, y }: LaneProps) {
  const of = (kind: TierProgress['kind']) => steps.find((step) => step.kind === kind);
  const [start, end, daily] = [of('start'), of('online-end'), of('daily-processing')];
  const [opens, closes] = [of('counter-open'), of('counter-close')];
  const online = start && end ? { x: at(start.firstDue), to: at(end.lastDue) } : null;
  const counter = opens && closes ? { x: at(opens.firstDue), to: at(closes.lastDue) } : null;
  return (
    <g>
      <text fill="#1a1a1a" fontSize="14" x={left - 12} textAnchor="end" y={y + 22}>
        {label}
      </text>
      {online ? (
        <rect
          className="fill-blue-200 stroke-blue-900"
          height={24}
          rx={3}
          width={Math.max(2, online.to - online.x)}
          x={online.x}
          y={y + 5}
        />
      ) : null}
      {counter ? (
        <rect
          className="fill-blue-900"
          height={10}
          width={Math.max(2, counter.to - counter.x)}
          x={counter.x}
          y={y + 12}
        />
      ) : null}
      {daily ? (
        <rect
          className="fill-yellow-200 stroke-yellow-900"
          height={24}
          rx={3}
          width={Math.max(14, at(daily.lastDue) - at(daily.firstDue) + 14)}
          x={at(daily.firstDue)}
          y={y + 5}
        />
      ) : null}
    </g>
  );
}
