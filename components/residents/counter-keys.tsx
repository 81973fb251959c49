'use client';

import { useEffect } from 'react';

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('textarea, select, input:not([type=radio], [type=checkbox])');

const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];

/** Arrow keys go through the rows that were found, from the search field down and back; a figure opens what has it. */
function onKeyDown(event: KeyboardEvent): void {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const search = document.querySelector<HTMLInputElement>('[data-counter-search]');
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    const rows = all('[data-counter-row]');
    const at = rows.indexOf(document.activeElement as HTMLElement);
    if (at < 0 && (event.key === 'ArrowUp' || document.activeElement !== search)) return;
    const next = rows[at + (event.key === 'ArrowDown' ? 1 : -1)] ?? (event.key === 'ArrowUp' ? search : undefined);
    if (!next) return;
    event.preventDefault();
    next.focus();
    return;
  }
  if (typing(event.target)) return;
  if (event.key === '/' && search) {
    event.preventDefault();
    search.focus();
    search.select();
  }
  if (/^[1-9]$/.test(event.key)) {
    const wanted = document.querySelector<HTMLElement>(`[data-counter-key="${event.key}"]`);
    if (!wanted) return;
    event.preventDefault();
    wanted.click();
  }
}

/** The counter by keyboard. It shows nothing: each page says its keys. */
export function CounterKeys() {
  useEffect(() => {
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  return null;
}
