import { Legend } from '@/components/ui/layout/legend';
import { PictureRegion } from '@/components/ui/layout/picture-region';
import { barOf, monthsIn } from '@/lib/campaigns/integrated/rules';
import { formatShortDate } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';

export interface GanttRow {
  readonly key: string;
  readonly label: string;
  readonly fromOn: string;
  readonly toOn: string;
  readonly look: 'provide' | 'request' | 'confirm' | 'freeze';
}

/** The bar's look, and the same as a sign of the legend. */
const looks: Readonly<Record<GanttRow['look'], readonly [bar: string, box: string]>> = {
  provide: ['fill-blue-200 stroke-blue-900', 'bg-blue-200 border-blue-900'],
  request: ['fill-green-100 stroke-green-800', 'bg-green-100 border-green-800'],
  confirm: ['fill-yellow-100 stroke-yellow-900', 'bg-yellow-100 border-yellow-900'],
  freeze: ['fill-red-100 stroke-red-900', 'bg-red-100 border-red-900'],
};

const [labelWidth, width, line, head] = [300, 900, 26, 24];

interface GanttProps {
  title: string;
  text: string;
  legend: string;
  /** What each look means. */
  names: Readonly<Record<GanttRow['look'], string>>;
  rows: readonly GanttRow[];
  locale: Locale;
}

/** Spans of days as bars, one a line; a table beside it says the same. */
export function Gantt({ title, text, legend, names, rows, locale }: GanttProps) {
  const first = rows.map(({ fromOn }) => fromOn).sort()[0] ?? '';
  const last =
    rows
      .map(({ toOn }) => toOn)
      .sort()
      .at(-1) ?? '';
  if (first === '') return null;
  const room = width - labelWidth;
  const height = head + rows.length * line;
  return (
    <PictureRegion label={title}>
      <p className="sr-only">{text}</p>
      <svg className="w-full min-w-[640px]" viewBox={`0 0 ${width} ${height}`}>
        <title>{title}</title>
        {monthsIn(first, last).map((date) => {
          const x = labelWidth + barOf({ fromOn: date, toOn: date }, first, last).start * room;
          return (
            <g key={date}>
              <line className="stroke-solid-gray-300" x1={x} x2={x} y1={head - 6} y2={height} />
              <text className="fill-current text-[12px]" x={x + 2} y={14}>
                {formatShortDate(date, locale)}
              </text>
            </g>
          );
        })}
        {rows.map((row, index) => {
          const bar = barOf(row, first, last);
          const y = head + index * line;
          const label = `${row.label} ${formatShortDate(row.fromOn, locale)}–${formatShortDate(row.toOn, locale)}`;
          return (
            <g key={row.key}>
              <title>{label}</title>
              <text
                className="fill-current text-[13px]"
                textLength={row.label.length > 22 ? labelWidth - 10 : undefined}
                lengthAdjust="spacingAndGlyphs"
                x={0}
                y={y + 17}
              >
                {row.label}
              </text>
              <rect
                className={looks[row.look][0]}
                height={line - 8}
                rx={3}
                width={Math.max(4, bar.length * room)}
                x={labelWidth + bar.start * room}
                y={y + 4}
              />
            </g>
          );
        })}
      </svg>
      <Legend
        items={(Object.keys(looks) as GanttRow['look'][])
          .filter((look) => rows.some((row) => row.look === look))
          .map((look) => ({ box: looks[look][1], text: names[look] }))}
        label={legend}
      />
    </PictureRegion>
  );
}
