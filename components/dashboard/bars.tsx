import { Disclosure } from '@/components/ui/layout/disclosure';
import { Table } from '@/components/ui/list/table';
import { formatNumber } from '@/lib/core/i18n/format';

export interface Bar {
  label: string;
  values: readonly number[];
}

interface BarsProps {
  title: string;
  /** Head of the first column, then one for each series. */
  columns: readonly [string, ...string[]];
  bars: readonly Bar[];
  /** Words for 'as a table'. */
  tableLabel: string;
}

const height = 96;
const step = 24;

/** Numbers as a drawing, and as a table for everybody who cannot or will not look at it. */
export function Bars({ title, columns, bars, tableLabel }: BarsProps) {
  return (
    <>
      <ul aria-hidden="true" className="bars-legend">
        {columns.slice(1).map((column, series) => (
          <li key={column} className={`bar-${series}`}>
            {column}
          </li>
        ))}
      </ul>
      <Drawing bars={bars} columns={columns} title={title} />
      <Disclosure summary={tableLabel}>
        <BarTable bars={bars} columns={columns} title={title} />
      </Disclosure>
    </>
  );
}

function Drawing({ title, columns, bars }: Pick<BarsProps, 'title' | 'columns' | 'bars'>) {
  const highest = Math.max(1, ...bars.flatMap((bar) => bar.values));
  const thickness = (step - 6) / (columns.length - 1);
  return (
    <svg aria-label={title} className="bars" role="img" viewBox={`0 0 ${bars.length * step} ${height + 16}`}>
      {bars.map((bar, index) => (
        <g key={bar.label}>
          {bar.values.map((value, series) => (
            <rect
              key={columns[series + 1]}
              className={`bar-${series}`}
              height={(value / highest) * height}
              width={thickness}
              x={index * step + 3 + series * thickness}
              y={height - (value / highest) * height}
            />
          ))}
          <text textAnchor="middle" x={index * step + step / 2} y={height + 12}>
            {bar.label}
          </text>
        </g>
      ))}
    </svg>
  );
}

function BarTable({ title, columns, bars }: Pick<BarsProps, 'title' | 'columns' | 'bars'>) {
  return (
    <Table caption={title} captionHidden>
      <thead>
        <tr>
          {columns.map((column, index) => (
            <th key={column} className={index === 0 ? undefined : 'num'} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.label}>
            <th scope="row">{bar.label}</th>
            {bar.values.map((value, series) => (
              <td key={columns[series + 1]} className="num">
                {formatNumber(value)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
