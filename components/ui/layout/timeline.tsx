import type { ReactNode } from 'react';

export interface TimelineItem {
  id: string;
  /** Machine time, ISO 8601. */
  at: string;
  /** The same time as people read it. */
  time: string;
  title: ReactNode;
  /** Where things stand now. */
  current?: boolean;
  children?: ReactNode;
}

/** What happened, in order. */
export function Timeline({ label, items }: { label: string; items: readonly TimelineItem[] }) {
  return (
    <ol aria-label={label} className="timeline">
      {items.map(({ id, at, time, title, current, children }) => (
        <li key={id} aria-current={current ? 'step' : undefined}>
          <time className="text-dns-14N-130 text-solid-gray-700" dateTime={at}>
            {time}
          </time>
          <div className="text-std-16B-170">{title}</div>
          {children ? <div className="text-std-16N-170">{children}</div> : null}
        </li>
      ))}
    </ol>
  );
}
