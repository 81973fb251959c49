import { useEffect } from 'react';

const find = (selector: string) => document.querySelector<HTMLElement>(selector);

/**
 * The menu of narrow screens opens and closes as the address's target, with script or without. With script it behaves like a dialog
 * besides: the focus goes in, stays in, and goes back to the button that opened it; Escape closes it.
 */
export function useDrawer(): void {
  useEffect(() => {
    const narrow = matchMedia('(width < 48em)');
    let open = false;
    const follow = () => {
      const wanted = narrow.matches && location.hash === '#menu';
      for (const part of document.querySelectorAll('#shell > :not(#menu)')) part.toggleAttribute('inert', wanted);
      if (wanted !== open) find(wanted ? '.shell-close' : '.shell-open')?.focus();
      open = wanted;
    };
    const onKey = ({ key }: KeyboardEvent) => {
      if (open && key === 'Escape') find('.shell-close')?.click();
    };
    follow();
    addEventListener('hashchange', follow);
    narrow.addEventListener('change', follow);
    document.addEventListener('keydown', onKey);
    return () => {
      removeEventListener('hashchange', follow);
      narrow.removeEventListener('change', follow);
      document.removeEventListener('keydown', onKey);
    };
  }, []);
}
