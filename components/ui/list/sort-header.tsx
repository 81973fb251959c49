import type { ReactNode } from 'react';

export type SortDirection = 'ascending' | 'descending';

interface SortHeaderProps {
  /** Where the list sorted by this column is; the next direction is part of it. */
  href: string;
  /** The direction it is sorted by now; none = by another column. */
  sorted?: SortDirection | undefined;
  numeric?: boolean;
  children: ReactNode;
}

/** The head of a column that sorts its table. A link: the order is part of the address. */
export function SortHeader({ href, sorted, numeric, children }: SortHeaderProps) {
  return (
    <th aria-sort={sorted} className={numeric ? 'num' : undefined} scope="col">
      <a className="sort" href={href}>
        {children}
      </a>
    </th>
  );
}
