import type { ReactNode } from 'react';

interface PageHeadingProps {
  title: string;
  /** Small line above the title: number, kind of thing. */
  eyebrow?: ReactNode;
  /** One sentence below the title. */
  lead?: ReactNode;
  /** What can be done with the page as a whole; at most one solid button. */
  actions?: ReactNode;
}

/** The page's only `h1`. */
export function PageHeading({ title, eyebrow, lead, actions }: PageHeadingProps) {
  return (
    <div className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {eyebrow ? <p className="text-dns-14N-130 text-solid-gray-700">{eyebrow}</p> : null}
        <h1 className="text-std-24B-150 desktop:text-std-28B-150">{title}</h1>
        {lead ? <p className="text-std-16N-170 text-solid-gray-700">{lead}</p> : null}
      </div>
      {actions ? <div className="page-actions flex flex-wrap items-center gap-3">{actions}</div> : null}
    </div>
  );
}
