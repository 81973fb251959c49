import { scaleBand, scaleLinear } from 'd3-scale';
import { stack } from 'd3-shape';
import { type Method, methods } from '@/lib/statistics/provision/constants';
import type { LabelledSum } from '@/lib/statistics/provision/types';
import { methodColours } from './colours';

const [width, height, left, bottom] = [640, 240, 64, 28];

/** Counts by month, the methods on top of one another. The table beside it says the same. */
export function StackedMonths(props: {
  title: string;
  sums: readonly LabelledSum[];
  figure: (value: number) => string;
}) {
  const { title, sums, figure } = props;
  const x = scaleBand()
    .domain(sums.map(({ label }) => label))
    .range([left, width])
    .padding(0.25);
  const y = scaleLinear()
    .domain([0, Math.max(1, ...sums.map(({ sum }) => sum))])
    .nice(4)
    .range([height - bottom, 8]);
  const layers = stack<LabelledSum, Method>()
    .keys(methods)
    .value(({ byMethod }, method) => byMethod[method])([...sums]);
  return (
    <svg aria-label={title} className="h-auto w-full max-w-3xl" role="img" viewBox={`0 0 ${width} ${height}`}>
      <title>{title}</title>
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line stroke="#d8d8db" x1={left} x2={width} y1={y(tick)} y2={y(tick)} />
          <text fill="#4d4d4d" fontSize="12" textAnchor="end" x={left - 6} y={y(tick) + 4}>
            {figure(tick)}
          </text>
        </g>
      ))}
      {layers.map((layer) => (
        <g key={layer.key} fill={methodColours[layer.key]}>
          {layer.map((part) => (
            <rect
              key={part.data.label}
              height={Math.max(0, y(part[0]) - y(part[1]))}
              width={x.bandwidth()}
              x={x(part.data.label)}
              y={y(part[1])}
            />
          ))}
        </g>
      ))}
      {sums.map(({ label }) => (
        <text
          key={label}
          fill="#1a1a1a"
          fontSize="12"
          textAnchor="middle"
          x={(x(label) ?? 0) + x.bandwidth() / 2}
          y={height - 8}
        >
          {Number(label.slice(5, 7))}
        </text>
      ))}
    </svg>
  );
}
