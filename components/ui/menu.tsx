'use client';

import { type ReactNode, useEffect, useRef } from 'react';

interface MenuProps {
  /** Name for assistive technology where the summary is only an icon or a person's name. */
  label: string;
  summary: ReactNode;
  /** Links and forms, one below the other. */
  children: ReactNode;
}

/** A list of links that opens below a button. `<details>` does it without script; with script Escape and a click elsewhere close it. */
export function Menu({ label, summary, children }: MenuProps) {
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const menu = box.current;
      if (!menu?.open) return;
      const escaped = event instanceof KeyboardEvent && event.key === 'Escape';
      const elsewhere = event instanceof PointerEvent && !menu.contains(event.target as Node);
      if (escaped) menu.querySelector('summary')?.focus();
      if (escaped || elsewhere) menu.open = false;
    };
    document.addEventListener('keydown', close);
    document.addEventListener('pointerdown', close);
    return () => {
      document.removeEventListener('keydown', close);
      document.removeEventListener('pointerdown', close);
    };
  }, []);
  return (
    <details ref={box} className="menu">
      <summary aria-label={label}>{summary}</summary>
      <div className="menu-list">{children}</div>
    </details>
  );
}
