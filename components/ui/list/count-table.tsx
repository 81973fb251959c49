import type { ReactNode } from 'react';
import { Table, TableHead } from './table';

interface CountTableProps {
  caption: string;
  /** Over the rows' heads, and over each figure. */
  columns: readonly [head: string, ...figures: string[]];
  rows: readonly {
    readonly key: string;
    readonly head: ReactNode;
    /** A long head, which takes several lines. */
    readonly wide?: boolean;
    readonly cells: readonly string[];
  }[];
}

/** Rows of figures, each under a head of its own. */
export function CountTable({ caption, columns, rows }: CountTableProps) {
  return (
    <Table caption={caption} captionHidden>
      <TableHead columns={columns.map((label, index) => ({ label, figures: index > 0 }))} />
      <tbody>
        {rows.map(({ key, head, wide, cells }) => (
          <tr key={key}>
            <th className={wide ? 'wide' : 'tight'} scope="row">
              {head}
            </th>
            {cells.map((cell, index) => (
              <td className="num tight" key={columns[index + 1]}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
