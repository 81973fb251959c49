'use client';

import { lane, left, top } from './picture-axis';

export interface LaneRow {
  code: string;
  name: string;
  isLate: boolean;
  /** Where its online operation begins and ends in the picture; null = not on this date. */
  span: readonly [from: number, to: number] | null;
  /** How many of its servers are in online operation. */
  figure: string;
}

/** The prefectures' lanes of the picture. What they have in common is sent once. */
export function PrefectureLanes({ rows }: { rows: readonly LaneRow[] }) {
  return rows.map(({ code, name, isLate, span, figure }, index) => {
    const y = top + index * lane;
    return (
      <a key={code} href={`/operations/prefectures/${code}`}>
        <text className="fill-blue-1000 underline" fontSize="13" textAnchor="end" x={left - 12} y={y + 14}>
          {name}
        </text>
        {span ? (
          <rect
            className={isLate ? 'fill-red-200 stroke-error-1' : 'fill-blue-200 stroke-blue-900'}
            height={14}
            rx={2}
            width={Math.max(2, span[1] - span[0])}
            x={span[0]}
            y={y + 3}
          />
        ) : null}
        <text className="fill-solid-gray-800" fontSize="11" x={(span ? span[0] : left) + 6} y={y + 14}>
          {figure}
        </text>
      </a>
    );
  });
}
