'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { ButtonLink } from '@/components/ui/link';

/** Leads back without doing anything; so does Escape. */
export function CancelLink({ href, children }: { href: string; children: ReactNode }) {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
      // What is being sent is not taken back by going away.
      if (!link.current?.closest('form[aria-busy]')) link.current?.click();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <ButtonLink ref={link} href={href}>
      {children}
    </ButtonLink>
  );
}
