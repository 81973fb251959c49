'use client';

import { useEffect, useRef } from 'react';
import type { TicketCategory, TicketSystem } from '@/lib/tickets/constants';
import { suggestRoute } from '@/lib/tickets/rules';

/** Chooses the route that fits the matter, until the person chooses one. */
export function RouteSuggestion() {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const form = place.current?.closest('form');
    if (!form) return;
    let chosen = false;
    const follow = (event: Event) => {
      const { name } = event.target as HTMLInputElement;
      if (name === 'route') chosen = true;
      if (chosen || (name !== 'system' && name !== 'category')) return;
      const data = new FormData(form);
      const route = suggestRoute(data.get('system') as TicketSystem, data.get('category') as TicketCategory);
      const radio = form.querySelector<HTMLInputElement>(`input[name=route][value=${route}]`);
      if (radio) radio.checked = true;
    };
    form.addEventListener('change', follow);
    return () => form.removeEventListener('change', follow);
  }, []);
  return <span ref={place} hidden />;
}
