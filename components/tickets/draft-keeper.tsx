'use client';

import { useContext, useEffect, useRef, useState } from 'react';
import { FormContext } from '@/components/ui/form-context';
import { fillIn, isTyped, keepInTab, readTyped, type Typed, takeFromTab } from './typed';

interface DraftKeeperProps {
  userId: string;
  /** `''` = a new inquiry; null = a call, which is kept nowhere but in this tab when the log-in ends. */
  ticketId: string | null;
  /** Names of the fields that are kept. */
  fields: readonly string[];
  savedLabel: string;
  failedLabel: string;
  /** What was typed after the log-in had ended is back in the form. */
  restoredLabel: string;
}

const pauseBeforeSaving = 1_200;

async function save(ticketId: string, typed: Typed): Promise<boolean> {
  const response = await fetch('/api/tickets/draft', {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ticketId, fields: JSON.stringify(typed) }),
    keepalive: true,
  }).catch(() => null);
  return response?.ok ?? false;
}

type Notice = '' | 'saved' | 'failed' | 'restored';

interface Keeping {
  readonly form: HTMLFormElement;
  readonly key: string;
  readonly ticketId: string | null;
  readonly fields: readonly string[];
  readonly say: (notice: Notice) => void;
}

/** Listens to a form; returns what saves at once and what ends it. */
function keep({ form, key, ticketId, fields, say }: Keeping) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const saveNow = async (success: Notice = 'saved') => {
    clearTimeout(timer);
    timer = undefined;
    const typed = readTyped(form, fields);
    keepInTab(key, typed);
    if (ticketId === null) return;
    const saved = await save(ticketId, typed);
    if (saved) takeFromTab(key);
    say(saved ? success : 'failed');
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(ticketId === null ? () => {} : saveNow, pauseBeforeSaving);
  };
  const sent = () => {
    clearTimeout(timer);
    timer = undefined;
    takeFromTab(key);
  };
  // Whoever leaves within the pause, or is led away because the log-in ended, has typed more than was saved.
  const leave = () => void (timer !== undefined && ticketId !== null && saveNow());
  form.addEventListener('input', later);
  form.addEventListener('submit', sent);
  addEventListener('pagehide', leave);
  if (isTyped(form)) later();
  const end = () => {
    // A page that goes without being left was led away: the links of the portal load anew, and a sent form is not dirty.
    if (ticketId === null && timer !== undefined) keepInTab(key, readTyped(form, fields));
    leave();
    clearTimeout(timer);
    form.removeEventListener('input', later);
    form.removeEventListener('submit', sent);
    removeEventListener('pagehide', leave);
  };
  return { saveNow, end };
}

/** Keeps what is being typed in the form around it, so that nothing is lost with a session, a browser or the power. */
export function DraftKeeper({ userId, ticketId, fields, ...labels }: DraftKeeperProps) {
  const place = useRef<HTMLParagraphElement>(null);
  const saveNow = useRef(async () => {});
  const { problems } = useContext(FormContext);
  const names = fields.join(' ');
  const [notice, say] = useState<Notice>('');
  useEffect(() => {
    const form = place.current?.closest('form');
    if (!form) return;
    const key = `renkei-unsent ${userId} ${ticketId ?? 'call'}`;
    const keeping = keep({ form, key, ticketId, fields: names.split(' '), say });
    saveNow.current = keeping.saveNow;
    const unsent = takeFromTab(key);
    if (unsent) {
      fillIn(form, unsent);
      say('restored');
      void keeping.saveNow('restored');
    }
    return keeping.end;
  }, [userId, ticketId, names]);
  // It was sent and refused: it is a draft again.
  useEffect(() => {
    if (problems.length > 0) void saveNow.current();
  }, [problems]);
  return (
    <p ref={place} aria-live="polite" className="min-h-5 text-dns-14N-130 text-solid-gray-700">
      {notice === '' ? null : labels[`${notice}Label`]}
    </p>
  );
}
