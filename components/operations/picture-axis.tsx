import { dayBegins, dayEnds } from '@/lib/window/constants';

export const width = 960;
export const left = 150;
export const top = 26;
/** Height of a prefecture's lane. */
export const lane = 20;
const right = 16;
const hours = [6, 9, 12, 15, 18, 21, 24, 27];

/** Where a minute of the business date stands in a picture of a day. */
export const placeOf = (minutes: number): number =>
  left +
  ((Math.min(Math.max(minutes, dayBegins), dayEnds) - dayBegins) / (dayEnds - dayBegins)) * (width - left - right);

export function HourLines({ height }: { height: number }) {
  return hours.map((hour) => (
    <g key={hour}>
      <line
        className="stroke-solid-gray-200"
        x1={placeOf(hour * 60)}
        x2={placeOf(hour * 60)}
        y1={top - 6}
        y2={height}
      />
      <text className="fill-solid-gray-700" fontSize="12" textAnchor="middle" x={placeOf(hour * 60)} y={14}>
        {hour}:00
      </text>
    </g>
  ));
}

export function NowLine({ height, label, x }: { height: number; label: string; x: number }) {
  return (
    <line className="stroke-error-1" strokeDasharray="4 3" strokeWidth={2} x1={x} x2={x} y1={top - 6} y2={height}>
      <title>{label}</title>
    </line>
  );
}

const looks = {
  online: 'fill-blue-200 stroke-blue-900',
  counter: 'fill-blue-900',
  daily: 'fill-yellow-200 stroke-yellow-900',
  late: 'fill-red-200 stroke-error-1',
  now: 'fill-error-1',
} as const;

/** What the colours mean, in words. */
export function Legend({ items }: { items: readonly (readonly [look: keyof typeof looks, label: string])[] }) {
  return (
    <ul className="mt-2 flex flex-wrap gap-x-6 gap-y-1 text-dns-14N-130">
      {items.map(([look, label]) => (
        <li key={look} className="flex items-center gap-2">
          <svg aria-hidden="true" height={14} width={22}>
            <rect
              className={looks[look]}
              height={look === 'now' ? 3 : 12}
              width={20}
              x={1}
              y={look === 'now' ? 6 : 1}
            />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
