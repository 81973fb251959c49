import type { ReactNode } from 'react';

export interface Definition {
  term: string;
  /** Shown as it is; for 'nothing' pass the words for it, never an empty cell. */
  value: ReactNode;
}

/** Names and values of one thing: two columns, one on narrow screens. */
export function DefinitionList({ items }: { items: readonly Definition[] }) {
  return (
    <dl className="facts grid gap-x-6 gap-y-2 desktop:grid-cols-[minmax(8rem,max-content)_1fr]">
      {items.map(({ term, value }) => (
        <div key={term} className="desktop:contents">
          <dt className="text-solid-gray-700">{term}</dt>
          <dd className="min-w-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
