import type { ReactNode } from 'react';
import { classes } from '../classes';

interface TableProps {
  /** Says what the table lists; also names the region that scrolls sideways. */
  caption: string;
  /** The caption is for assistive technology only, where a heading above says the same. */
  captionHidden?: boolean;
  /** On narrow screens: `scroll` sideways, or `stack` each row as a small list (cells then carry `data-label`). */
  narrow?: 'scroll' | 'stack';
  density?: 'dense' | 'roomy';
  className?: string;
  /** `<thead>` and `<tbody>` with plain cells: class `num` aligns figures, `tight` keeps a line, `unread` is bold. */
  children: ReactNode;
}

/** A table in a region that can be scrolled, also by keyboard. Cells are plain elements: no component per cell. */
export function Table({
  caption,
  captionHidden,
  narrow = 'scroll',
  density = 'dense',
  className,
  children,
}: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the arrow keys
    <section aria-label={caption} className={classes('table-region', className)} tabIndex={0}>
      <table className={classes('table', density === 'roomy' && 'table-roomy', narrow === 'stack' && 'table-stacked')}>
        <caption className={captionHidden ? 'sr-only' : undefined}>{caption}</caption>
        {children}
      </table>
    </section>
  );
}

interface TableHeadProps {
  /** In order; `figures`: the column's cells are aligned as such. */
  columns: readonly { readonly label: string; readonly figures?: boolean }[];
}

/** One row of column heads. */
export function TableHead({ columns }: TableHeadProps) {
  return (
    <thead>
      <tr>
        {columns.map(({ label, figures }) => (
          <th className={figures ? 'num' : undefined} key={label} scope="col">
            {label}
          </th>
        ))}
      </tr>
    </thead>
  );
}
