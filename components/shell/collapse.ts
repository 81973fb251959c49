import { useEffect } from 'react';
import { collapsedCookie } from './collapsed';

function toggle(button: HTMLElement): void {
  const narrow = document.getElementById('shell')?.toggleAttribute('data-collapsed') ?? false;
  button.setAttribute('aria-pressed', String(narrow));
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store API is missing where the portal is reached without HTTPS
  document.cookie = `${collapsedCookie}=${narrow ? '1' : ''}; path=/; max-age=31536000; samesite=lax`;
}

/** The button that narrows the menu to its icons; remembered for the next pages, which the server then draws that way from the start. */
export function useCollapse(): void {
  useEffect(() => {
    const onClick = ({ target }: MouseEvent) => {
      const button = target instanceof Element && target.closest<HTMLElement>('.shell-collapse');
      if (button) toggle(button);
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, []);
}
