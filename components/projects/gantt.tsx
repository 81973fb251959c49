import { scaleUtc } from 'd3-scale';
import { Legend } from '@/components/ui/layout/legend';
import { PictureRegion } from '@/components/ui/layout/picture-region';
import { addDays, toDateColumn } from '@/lib/calendar/rules';
import { formatShortDate } from '@/lib/core/i18n/format';
import { getLocale, getTranslations } from '@/lib/core/i18n/server';
import { type GanttRow, isLate } from '@/lib/projects/gantt/rules';
import { milestone } from '@/lib/projects/template/constants';
import type { Dates } from '@/lib/projects/template/rules';

const width = 960;
const left = 290;
const top = 44;
const lane = 26;

/** The bar's look, and the same as a sign of the legend. */
const looks = {
  planned: ['fill-blue-200 stroke-blue-900', 'bg-blue-200 border-blue-900'],
  under_way: ['fill-yellow-200 stroke-yellow-900', 'bg-yellow-200 border-yellow-900'],
  done: ['fill-light-blue-200 stroke-light-blue-900', 'bg-light-blue-200 border-light-blue-900'],
  approved: ['fill-green-200 stroke-green-900', 'bg-green-200 border-green-900'],
  not_applicable: ['fill-solid-gray-100 stroke-solid-gray-420', 'bg-solid-gray-100 border-solid-gray-420'],
} as const;
const lateLook = ['fill-red-200 stroke-error-1', 'bg-red-200 border-error-1'] as const;

interface GanttProps {
  rows: readonly GanttRow[];
  halves: readonly Dates[];
  /** Business date. */
  today: string;
}

/** The schedule as a picture, half-month by half-month (S1 §I.4). The table beside it says the same. */
export async function Gantt({ rows, halves, today }: GanttProps) {
  const t = await getTranslations('projects');
  const locale = await getLocale();
  const first = halves[0]?.startsOn ?? today;
  const end = addDays(halves.at(-1)?.endsOn ?? today, 1);
  const x = scaleUtc([toDateColumn(first), toDateColumn(end)], [left, width - 8]);
  const at = (date: string): number => x(toDateColumn(date));
  const height = top + rows.length * lane + 6;
  const label = t('gantt.picture');
  return (
    <PictureRegion label={t('gantt.title')}>
      <svg aria-label={label} className="w-full min-w-[45rem]" role="img" viewBox={`0 0 ${width} ${height}`}>
        <HalfLines at={at} end={end} halves={halves} height={height} />
        {rows.map(({ item, startsOn, endsOn }, index) => {
          const y = top + index * lane;
          const name = t(`items.${item.key}`);
          if (startsOn === null || endsOn === null) return <RowLabel key={item.key} name={name} y={y} />;
          const state = t(`states.${item.state}`);
          const title = `${name} ${formatShortDate(startsOn, locale)}–${formatShortDate(endsOn, locale)} ${state}`;
          const late = isLate(item, today);
          const look = (late ? lateLook : looks[item.state])[0];
          return (
            <g key={item.key}>
              <RowLabel name={name} y={y} />
              {item.key === milestone ? (
                <path className={look} d={`M ${at(startsOn)} ${y + 4} l 9 16 h -18 z`} strokeWidth={1.5}>
                  <title>{title}</title>
                </path>
              ) : (
                <rect
                  className={look}
                  height={lane - 10}
                  rx={3}
                  width={Math.max(3, at(addDays(endsOn, 1)) - at(startsOn))}
                  x={at(startsOn)}
                  y={y + 4}
                >
                  <title>{late ? `${title} ${t('stateLate')}` : title}</title>
                </rect>
              )}
            </g>
          );
        })}
        {today >= first && today < end ? (
          <line
            className="stroke-error-1"
            strokeDasharray="4 3"
            strokeWidth={2}
            x1={at(today)}
            x2={at(today)}
            y1={top - 6}
            y2={height}
          >
            <title>{t('gantt.today')}</title>
          </line>
        ) : null}
      </svg>
      <Legend
        items={[
          ...(Object.keys(looks) as (keyof typeof looks)[]).map((state) => ({
            box: looks[state][1],
            text: t(`states.${state}`),
          })),
          { box: lateLook[1], text: t('stateLate') },
          { box: 'border-transparent border-l-error-1 border-dashed', text: t('gantt.today') },
        ]}
        label={t('gantt.legend')}
      />
    </PictureRegion>
  );
}

const RowLabel = ({ name, y }: { name: string; y: number }) => (
  <text className="fill-solid-gray-900" fontSize="13" x={0} y={y + 17}>
    {name}
  </text>
);

interface HalfLinesProps {
  at: (date: string) => number;
  end: string;
  halves: readonly Dates[];
  height: number;
}

async function HalfLines({ at, end, halves, height }: HalfLinesProps) {
  const t = await getTranslations('projects.gantt');
  return (
    <>
      {halves.map(({ startsOn }, index) => (
        <g key={startsOn}>
          <line className="stroke-solid-gray-200" x1={at(startsOn)} x2={at(startsOn)} y1={top - 22} y2={height} />
          {index === 0 || startsOn.endsWith('01') ? (
            <text className="fill-solid-gray-900" fontSize="12" fontWeight="bold" x={at(startsOn) + 3} y={14}>
              {t('month', { year: startsOn.slice(0, 4), month: Number(startsOn.slice(5, 7)) })}
            </text>
          ) : null}
          <text className="fill-solid-gray-700" fontSize="11" x={at(startsOn) + 3} y={top - 10}>
            {t(startsOn.endsWith('01') ? 'first' : 'second')}
          </text>
        </g>
      ))}
      <line className="stroke-solid-gray-200" x1={at(end)} x2={at(end)} y1={top - 22} y2={height} />
    </>
  );
}
