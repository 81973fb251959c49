'use client';

import { useState } from 'react';
import { Icon } from '@/components/ui/icon';
import { collapsedCookie } from './collapsed';
import { useDrawer } from './drawer';

/** Narrows the menu to its icons and remembers it for the next pages, which the server then draws that way from the start. */
export function CollapseButton({ label, collapsed }: { label: string; collapsed: boolean }) {
  const [narrow, setNarrow] = useState(collapsed);
  useDrawer();
  const toggle = () => {
    const next = !narrow;
    // biome-ignore lint/suspicious/noDocumentCookie: the cookie store API is missing where the portal is reached without HTTPS
    document.cookie = `${collapsedCookie}=${next ? '1' : ''}; path=/; max-age=31536000; samesite=lax`;
    document.getElementById('shell')?.toggleAttribute('data-collapsed', next);
    setNarrow(next);
  };
  return (
    <button
      aria-pressed={narrow}
      className="shell-item shell-collapse needs-script"
      onClick={toggle}
      title={label}
      type="button"
    >
      <Icon name={narrow ? 'chevronRight' : 'chevronLeft'} />
      <span>{label}</span>
    </button>
  );
}
