'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';

const never = () => () => {};

/** True while React takes over what the server sent, false for what is drawn in the browser. */
const useHydrating = () =>
  useSyncExternalStore(
    never,
    () => false,
    () => true,
  );

/**
 * React puts the first text back into a prefilled text area when it takes the page over (`initTextarea`). What was typed until then
 * is kept here and put in again, with an event, so that counters and drafts see it.
 */
export function useEarlyText(id: string): void {
  const hydrating = useHydrating();
  const [early] = useState(() => (hydrating && typeof document === 'object' ? typedIn(areaOf(id)) : undefined));
  useEffect(() => {
    const area = areaOf(id);
    if (!area || early === undefined || area.value === early) return;
    // By the element's own setter: React would take a value that it sets itself for one it knows.
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(area, early);
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }, [id, early]);
}

/** Nothing where the text is still the one that was served: another part of the page may put its own there meanwhile. */
function typedIn(area: HTMLTextAreaElement | undefined): string | undefined {
  return area && area.value !== area.defaultValue ? area.value : undefined;
}

function areaOf(id: string): HTMLTextAreaElement | undefined {
  const element = document.getElementById(id);
  return element instanceof HTMLTextAreaElement ? element : undefined;
}
