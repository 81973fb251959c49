import { scaleLinear } from 'd3-scale';
import { PictureRegion } from '@/components/ui/layout/picture-region';
import { getTranslations } from '@/lib/core/i18n/server';
import { timeText } from '@/lib/projects/plans/hours/rules';
import type { PlanDetail } from '@/lib/projects/types';

const width = 960;
const left = 200;
const top = 26;
const lane = 28;
const day = 24 * 60;

interface Bar {
  readonly name: string;
  readonly look: string;
  /** Minutes of the day; past midnight goes on at the left. */
  readonly from: number;
  readonly to: number;
}

/** Platform, applications and backup between 0 and 24 o'clock. The tables beside it say the same. */
export async function HoursPicture({ plan }: { plan: PlanDetail }) {
  const t = await getTranslations('projects.plans');
  const x = scaleLinear([0, day], [left, width - 20]);
  const bars: Bar[] = [
    { name: t('platform'), look: 'fill-blue-200 stroke-blue-900', from: plan.opens, to: plan.closes },
    ...plan.services.map(({ name, opens, closes }) => ({ name, look: 'fill-blue-900', from: opens, to: closes })),
    {
      ...{ name: t('backup'), look: 'fill-yellow-200 stroke-yellow-900' },
      ...{ from: plan.backupAt, to: plan.backupAt + plan.backupMinutes },
    },
  ];
  const height = top + bars.length * lane + 4;
  return (
    <PictureRegion label={t('hours')}>
      <svg aria-label={t('picture')} className="w-full min-w-[45rem]" role="img" viewBox={`0 0 ${width} ${height}`}>
        {[0, 3, 6, 9, 12, 15, 18, 21, 24].map((hour) => (
          <g key={hour}>
            <line className="stroke-solid-gray-200" x1={x(hour * 60)} x2={x(hour * 60)} y1={top - 6} y2={height} />
            <text className="fill-solid-gray-700" fontSize="12" textAnchor="middle" x={x(hour * 60)} y={14}>
              {`${hour}:00`}
            </text>
          </g>
        ))}
        {bars.map(({ name, look, from, to }, index) => (
          <g key={name}>
            <text className="fill-solid-gray-900" fontSize="13" x={0} y={top + index * lane + 18}>
              {name.length > 14 ? `${name.slice(0, 13)}…` : name}
            </text>
            {[0, -day].map((shift) =>
              to + shift <= 0 ? null : (
                <rect
                  key={shift}
                  className={look}
                  height={lane - 12}
                  rx={3}
                  width={Math.max(2, x(Math.min(day, to + shift)) - x(Math.max(0, from + shift)))}
                  x={x(Math.max(0, from + shift))}
                  y={top + index * lane + 5}
                >
                  <title>{`${name} ${t('span', { from: timeText(from), to: timeText(to % day || day) })}`}</title>
                </rect>
              ),
            )}
          </g>
        ))}
      </svg>
    </PictureRegion>
  );
}
