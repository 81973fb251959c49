import type { ReactNode } from 'react';

interface MenuProps {
  /** Name for assistive technology where the summary is only an icon or a person's name. */
  label: string;
  summary: ReactNode;
  /** Links and forms, one below the other. */
  children: ReactNode;
}

/** A list of links that opens below a button. `<details>` does it without script; with script Escape and a click elsewhere close it (`useMenus`). */
export function Menu({ label, summary, children }: MenuProps) {
  return (
    <details className="menu">
      <summary aria-label={label}>{summary}</summary>
      <div className="menu-list">{children}</div>
    </details>
  );
}
