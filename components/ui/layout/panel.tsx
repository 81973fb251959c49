import type { ReactNode } from 'react';
import { classes } from '../classes';

interface PanelProps {
  /** Heading of the panel. It names no landmark: a page of cards would be full of them. */
  title?: string;
  /** Level of the heading in the page's outline. */
  level?: 2 | 3;
  /** Stands at the end of the heading's line: a link to the whole list, a count. */
  aside?: ReactNode;
  /** Where the panel can be linked to; also makes the id of its heading. */
  id?: string;
  /** White ground instead of grey, for content that is itself full of fields or tables. */
  plain?: boolean;
  className?: string;
  children: ReactNode;
}

/** A bordered part of a page. At most two inside one another. */
export function Panel({ title, level = 2, aside, id, plain, className, children }: PanelProps) {
  const Heading = `h${level}` as const;
  const ground = plain ? 'bg-white' : 'bg-panel';
  return (
    <section className={classes('panel rounded-8 border border-line p-4 desktop:p-6', ground, className)} id={id}>
      {title === undefined ? null : (
        <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <Heading className={level === 2 ? 'text-std-20B-150' : 'text-std-17B-170'}>{title}</Heading>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}
