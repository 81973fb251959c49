import { scaleBand, scaleLinear } from 'd3-scale';
import type { Figure } from '@/lib/statistics/disclosure/types';

const [width, height, left, bottom] = [640, 200, 36, 28];
const colours = { visit: '#f9a825', post: '#0017c1' } as const;

/** Requests by fiscal year, by visit below and by post above. The table beside it says the same. */
export function FigureChart({ title, rows }: { title: string; rows: readonly Figure[] }) {
  const x = scaleBand<number>()
    .domain(rows.map(({ fiscalYear }) => fiscalYear))
    .range([left, width])
    .padding(0.3);
  const y = scaleLinear()
    .domain([0, Math.max(1, ...rows.map(({ requestVisit, requestPost }) => requestVisit + requestPost))])
    .nice(4)
    .range([height - bottom, 8]);
  const bar = (from: number, to: number) => ({ y: y(to), height: y(from) - y(to), width: x.bandwidth() });
  return (
    <svg aria-label={title} className="h-auto w-full max-w-3xl" role="img" viewBox={`0 0 ${width} ${height}`}>
      <title>{title}</title>
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line stroke="#d8d8db" x1={left} x2={width} y1={y(tick)} y2={y(tick)} />
          <text fill="#4d4d4d" fontSize="12" textAnchor="end" x={left - 6} y={y(tick) + 4}>
            {tick}
          </text>
        </g>
      ))}
      {rows.map(({ fiscalYear, requestVisit, requestPost }) => (
        <g key={fiscalYear}>
          <rect {...bar(0, requestVisit)} fill={colours.visit} x={x(fiscalYear)} />
          <rect {...bar(requestVisit, requestVisit + requestPost)} fill={colours.post} x={x(fiscalYear)} />
          <text
            fill="#1a1a1a"
            fontSize="12"
            textAnchor="middle"
            x={(x(fiscalYear) ?? 0) + x.bandwidth() / 2}
            y={height - 8}
          >
            {fiscalYear}
          </text>
        </g>
      ))}
    </svg>
  );
}
