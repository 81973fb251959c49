'use client';

import { StatusBadge, type Tone } from '@/components/ui/status-badge';

export interface PrefectureRow {
  code: string;
  name: string;
  tone: Tone;
  server: string;
  /** How many of its municipalities' servers are up, online, open to the counter. */
  figures: readonly string[];
  late: number;
}

interface PrefectureRowsProps {
  /** Heads of the columns, shown before the cells on narrow screens. */
  labels: { prefecture: string; server: string; figures: readonly string[]; late: string };
  rows: readonly PrefectureRow[];
}

/** Progress per prefecture. What the cells of a column have in common is sent once. */
export function PrefectureRows({ labels, rows }: PrefectureRowsProps) {
  return (
    <tbody>
      {rows.map(({ code, name, tone, server, figures, late }) => (
        <tr key={code}>
          <td data-label={labels.prefecture}>
            <a className="link" href={`/operations/prefectures/${code}`}>
              {name}
            </a>
          </td>
          <td data-label={labels.server}>
            <StatusBadge tone={tone}>{server}</StatusBadge>
          </td>
          {labels.figures.map((label, index) => (
            <td key={label} className="num" data-label={label}>
              {figures[index]}
            </td>
          ))}
          <td className="num" data-label={labels.late}>
            {late > 0 ? <strong className="text-error-2">{late}</strong> : late}
          </td>
        </tr>
      ))}
    </tbody>
  );
}
