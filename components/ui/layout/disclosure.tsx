import type { ReactNode } from 'react';
import { Icon } from '../icon';

interface DisclosureProps {
  summary: ReactNode;
  /** Open from the start. */
  open?: boolean;
  children: ReactNode;
}

/** Something that can be opened, by the browser's own means. */
export function Disclosure({ summary, open, children }: DisclosureProps) {
  return (
    <details className="group no-print-closed" open={open}>
      <summary className="flex min-h-11 cursor-pointer list-none items-center gap-2 text-blue-1000 underline underline-offset-[3px] hover:text-blue-900 [&::-webkit-details-marker]:hidden">
        <Icon name="chevronDown" className="group-open:rotate-180" />
        {summary}
      </summary>
      <div className="pt-2 pb-4 ps-8">{children}</div>
    </details>
  );
}
