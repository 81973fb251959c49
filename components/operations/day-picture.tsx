import { getTranslations } from '@/lib/core/i18n/server';
import type { Board, TierProgress } from '@/lib/operations/board/types';
import { dayBegins, dayEnds } from '@/lib/window/constants';
import { minutesOn } from '@/lib/window/rules';

const width = 960;
const left = 120;
const lane = 48;
const top = 28;
const hours = [6, 9, 12, 15, 18, 21, 24, 27];

/** The tiers against the clock: online operation, counters, daily processing, and where the day is now. */
export async function DayPicture({ board }: { board: Board }) {
  const t = await getTranslations('operations.board');
  const x = (minutes: number): number =>
    left +
    ((Math.min(Math.max(minutes, dayBegins), dayEnds) - dayBegins) / (dayEnds - dayBegins)) * (width - left - 16);
  const at = (instant: Date): number => x(minutesOn(board.date, instant));
  const height = top + 3 * lane + 12;
  return (
    <svg aria-labelledby="day-picture" className="w-full" role="img" viewBox={`0 0 ${width} ${height}`}>
      <title id="day-picture">{t('picture')}</title>
      {hours.map((hour) => (
        <g key={hour}>
          <line stroke="#d9d9d9" x1={x(hour * 60)} x2={x(hour * 60)} y1={top - 6} y2={height} />
          <text fill="#4d4d4d" fontSize="12" textAnchor="middle" x={x(hour * 60)} y={16}>
            {hour}:00
          </text>
        </g>
      ))}
      {[0, 1, 2].map((tier) => {
        const of = (kind: TierProgress['kind']) => board.tiers.find((one) => one.tier === tier && one.kind === kind);
        const y = top + tier * lane;
        const [start, end, daily, opens, closes] = [
          of('start'),
          of('online-end'),
          of('daily-processing'),
          of('counter-open'),
          of('counter-close'),
        ];
        return (
          <g key={tier}>
            <text fill="#1a1a1a" fontSize="13" x={0} y={y + 25}>
              {t(`tiers.${tier as 0 | 1 | 2}`)}
            </text>
            {start && end ? (
              <rect
                fill="#c5d7fb"
                height={24}
                rx={3}
                stroke="#0017c1"
                width={Math.max(2, at(end.lastDue) - at(start.firstDue))}
                x={at(start.firstDue)}
                y={y + 8}
              >
                <title>{t('online')}</title>
              </rect>
            ) : null}
            {opens && closes ? (
              <rect
                fill="#0017c1"
                height={10}
                width={Math.max(2, at(closes.lastDue) - at(opens.firstDue))}
                x={at(opens.firstDue)}
                y={y + 15}
              >
                <title>{t('counter')}</title>
              </rect>
            ) : null}
            {daily ? (
              <rect
                fill="#ffc7c2"
                height={24}
                rx={3}
                stroke="#ce0000"
                width={Math.max(14, at(daily.lastDue) - at(daily.firstDue) + 14)}
                x={at(daily.firstDue)}
                y={y + 8}
              >
                <title>{t('daily')}</title>
              </rect>
            ) : null}
          </g>
        );
      })}
      <line
        stroke="#ce0000"
        strokeDasharray="4 3"
        strokeWidth={2}
        x1={at(board.at)}
        x2={at(board.at)}
        y1={top - 6}
        y2={height}
      >
        <title>{t('now')}</title>
      </line>
    </svg>
  );
}
