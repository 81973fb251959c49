import type { ReactNode } from 'react';

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="mb-10">
      <h2 className="mb-4 border-b border-line pb-1 text-std-20B-150">{title}</h2>
      <div className="flex flex-col gap-4">{children}</div>
    </section>
  );
}
