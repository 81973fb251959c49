import { scaleLog } from 'd3-scale';
import { symbol, symbolCircle } from 'd3-shape';
import type { LabelledSum } from '@/lib/statistics/provision/types';

const [width, row, left, right] = [640, 26, 232, 24];
const marks = [1, 100, 10_000, 1_000_000, 100_000_000] as const;
const dot = symbol(symbolCircle, 90)() ?? '';

const shorten = (text: string): string => (text.length > 17 ? `${text.slice(0, 16)}…` : text);

/** What each body received. They are a factor of ten million apart, so their places on a logarithmic axis are compared, not lengths. */
export function BodyDots(props: { title: string; sums: readonly LabelledSum[]; figure: (value: number) => string }) {
  const { title, sums, figure } = props;
  const rows = sums.filter(({ sum }) => sum > 0).sort((a, b) => b.sum - a.sum);
  const x = scaleLog()
    .domain([1, Math.max(1_000_000_000, ...rows.map(({ sum }) => sum))])
    .range([left, width - right]);
  const height = rows.length * row + 28;
  return (
    <svg aria-label={title} className="h-auto w-full max-w-3xl" role="img" viewBox={`0 0 ${width} ${height}`}>
      <title>{title}</title>
      {marks.map((mark) => (
        <g key={mark}>
          <line stroke="#d8d8db" x1={x(mark)} x2={x(mark)} y1={0} y2={height - 24} />
          <text fill="#4d4d4d" fontSize="12" textAnchor="middle" x={x(mark)} y={height - 8}>
            {figure(mark)}
          </text>
        </g>
      ))}
      {rows.map(({ label, sum }, index) => (
        <g key={label} transform={`translate(0 ${index * row + row / 2})`}>
          <title>{`${label} ${figure(sum)}`}</title>
          <text fill="#1a1a1a" fontSize="12" textAnchor="end" x={left - 10} y={4}>
            {shorten(label)}
          </text>
          <line stroke="#949494" strokeDasharray="2 3" x1={left} x2={x(sum)} y1={0} y2={0} />
          <path d={dot} fill="#0017c1" transform={`translate(${x(sum)} 0)`} />
        </g>
      ))}
    </svg>
  );
}
