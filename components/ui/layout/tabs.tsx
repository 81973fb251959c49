export interface TabLink {
  href: string;
  label: string;
  current: boolean;
  /** Shown behind the label. */
  count?: string;
}

/** Views of the same thing, each with an address of its own. */
export function TabLinks({ label, items }: { label: string; items: readonly TabLink[] }) {
  return (
    <nav aria-label={label} className="no-print mb-4 border-b border-solid-gray-420">
      <ul className="flex flex-wrap gap-1">
        {items.map(({ href, label: name, current, count }) => (
          <li key={href}>
            <a aria-current={current ? 'page' : undefined} className="tab" href={href}>
              {name}
              {count === undefined ? null : <span className="tab-count">{count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
