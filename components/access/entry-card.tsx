import type { ReactNode } from 'react';

/** The one thing to do on a page before log-in. */
export function EntryCard({ title, lead, children }: { title?: string; lead?: string; children: ReactNode }) {
  return (
    <div className="mx-auto w-full max-w-[28rem]">
      {title === undefined ? null : <h1 className="mb-4 text-center text-std-28B-150">{title}</h1>}
      {lead === undefined ? null : <p className="mb-4">{lead}</p>}
      <div className="flex flex-col gap-6 rounded-8 border border-line bg-white p-6">{children}</div>
    </div>
  );
}
