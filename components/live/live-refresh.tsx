'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useFormOwner } from '@/components/ui/form/owner';
import { refreshCookie } from '@/lib/access/login/refresh-cookie';
import { listenLive } from './connection';
import { isOthers } from './whose';

/** At most one refresh in this time, however much changes. */
const least = 2_000;

interface LiveRefreshProps {
  /** Names of what the page shows: `tickets`, `notifications`. */
  topics: readonly string[];
}

/**
 * Draws the page's server part anew when something that it shows has changed elsewhere; what is typed stays. The random wait keeps
 * a thousand open lists from asking in the same instant.
 */
export function LiveRefresh({ topics }: LiveRefreshProps) {
  const router = useRouter();
  const wanted = topics.join(' ');
  const owner = useFormOwner();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = 0;
    const refresh = () => {
      timer = undefined;
      last = performance.now();
      // It would be drawn as the other person's page, and what is typed into this one would be gone.
      if (isOthers(owner)) return;
      // The form has just said that the log-in ended and how to go on: the log-in page in its place would take that away.
      if (document.querySelector('[data-stays]')) return;
      // biome-ignore lint/suspicious/noDocumentCookie: the cookie store API is missing where the portal is reached without HTTPS
      document.cookie = `${refreshCookie}=1; path=/; max-age=2; samesite=strict`;
      router.refresh();
    };
    const end = listenLive((topic) => {
      if (timer !== undefined || (topic !== null && !wanted.split(' ').includes(topic))) return;
      const wait = 150 + Math.random() * 600;
      timer = setTimeout(refresh, Math.max(wait, last + least - performance.now()));
    });
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [router, wanted, owner]);
  return null;
}
