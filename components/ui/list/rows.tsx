'use client';

import type { ReactNode } from 'react';

export interface Column {
  name: string;
  /** `num`, `tight`, `wide` … (`app/styles/data.css`). */
  className?: string;
  /** Its head, shown before each cell on narrow screens. */
  label?: string;
  lang?: string;
}

export interface Row {
  key: string;
  className?: string;
  /** By the names of the columns. */
  cells: Readonly<Record<string, ReactNode>>;
}

/** The body of a long table. What the cells of a column have in common is sent once, beside what each row says. */
export function Rows({ columns, rows }: { columns: readonly Column[]; rows: readonly Row[] }) {
  return (
    <tbody>
      {rows.map(({ key, className, cells }) => (
        <tr key={key} className={className}>
          {columns.map(({ name, className: look, label, lang }) => (
            <td key={name} className={look} data-label={label} lang={lang}>
              {cells[name]}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
