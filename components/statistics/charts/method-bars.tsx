import { scaleLinear } from 'd3-scale';
import { type Method, methods } from '@/lib/statistics/provision/constants';
import { methodColours } from './colours';

interface MethodBarsProps {
  title: string;
  sums: Readonly<Record<Method, number>>;
  nameOf: (method: Method) => string;
  figure: (value: number) => string;
}

const [width, row] = [640, 44];

/** The three methods as bars, each with its count. */
export function MethodBars({ title, sums, nameOf, figure }: MethodBarsProps) {
  const x = scaleLinear()
    .domain([0, Math.max(1, ...Object.values(sums))])
    .range([0, width - 8]);
  return (
    <svg
      aria-label={title}
      className="h-auto w-full max-w-3xl"
      role="img"
      viewBox={`0 0 ${width} ${methods.length * row}`}
    >
      <title>{title}</title>
      {methods.map((method, index) => (
        <g key={method} transform={`translate(0 ${index * row})`}>
          <text fill="#1a1a1a" fontSize="13" x={0} y={14}>
            {`${nameOf(method)}  ${figure(sums[method])}`}
          </text>
          <rect fill={methodColours[method]} height={16} width={Math.max(1, x(sums[method]))} x={0} y={20} />
        </g>
      ))}
    </svg>
  );
}
