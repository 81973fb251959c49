import { useEffect } from 'react';

/** Escape, and a click elsewhere, close every menu of the page; Escape puts the focus back on the button that opened it. */
export function useMenus(): void {
  useEffect(() => {
    const close = (event: Event) => {
      for (const menu of document.querySelectorAll<HTMLDetailsElement>('details.menu[open]')) {
        const escaped = event instanceof KeyboardEvent && event.key === 'Escape';
        const elsewhere = event instanceof PointerEvent && !menu.contains(event.target as Node);
        if (escaped) menu.querySelector('summary')?.focus();
        if (escaped || elsewhere) menu.open = false;
      }
    };
    document.addEventListener('keydown', close);
    document.addEventListener('pointerdown', close);
    return () => {
      document.removeEventListener('keydown', close);
      document.removeEventListener('pointerdown', close);
    };
  }, []);
}
