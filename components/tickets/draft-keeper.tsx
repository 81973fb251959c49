'use client';

import { useEffect, useRef, useState } from 'react';

interface DraftKeeperProps {
  /** Empty = a new inquiry. */
  ticketId: string;
  /** Names of the fields that are kept. */
  fields: readonly string[];
  savedLabel: string;
  failedLabel: string;
}

const pauseBeforeSaving = 1_200;

async function save(ticketId: string, form: HTMLFormElement, fields: readonly string[]): Promise<boolean> {
  const data = new FormData(form);
  const typed = Object.fromEntries(fields.map((field) => [field, String(data.get(field) ?? '')]));
  const response = await fetch('/api/tickets/draft', {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ticketId, fields: JSON.stringify(typed) }),
    keepalive: true,
  }).catch(() => null);
  return response?.ok ?? false;
}

/** Keeps what is being typed in the form around it, so that nothing is lost with a session, a browser or the power. */
export function DraftKeeper({ ticketId, fields, savedLabel, failedLabel }: DraftKeeperProps) {
  const place = useRef<HTMLParagraphElement>(null);
  const [state, setState] = useState<'' | 'saved' | 'failed'>('');
  useEffect(() => {
    const form = place.current?.closest('form');
    if (!form) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(
        async () => setState((await save(ticketId, form, fields)) ? 'saved' : 'failed'),
        pauseBeforeSaving,
      );
    };
    const sent = () => clearTimeout(timer);
    form.addEventListener('input', later);
    form.addEventListener('submit', sent);
    return () => {
      clearTimeout(timer);
      form.removeEventListener('input', later);
      form.removeEventListener('submit', sent);
    };
  }, [ticketId, fields]);
  return (
    <p ref={place} aria-live="polite" className="min-h-5 text-dns-14N-130 text-solid-gray-700">
      {state === 'saved' ? savedLabel : null}
      {state === 'failed' ? failedLabel : null}
    </p>
  );
}
