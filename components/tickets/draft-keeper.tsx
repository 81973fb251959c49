'use client';

import { useContext, useEffect, useRef, useState } from 'react';
import { FormContext } from '@/components/ui/form/context';
import { fillIn, isTyped, keepInTab, readUnsent, takeFromTab, type Unsent } from '@/components/ui/form/typed';
import { tellFilesGone } from '@/components/ui/upload/keeping';
import { idempotencyField, ownerField, ownerHeader } from '@/lib/access/forms/fields';
import type { UserId } from '@/lib/core/ids';

interface DraftKeeperProps {
  userId: UserId;
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

interface Saving {
  readonly ticketId: string;
  /** The form's key: the server keeps no draft of a form that it has, however late this arrives. */
  readonly key: string;
  readonly owner: string;
  readonly signal: AbortSignal;
}

/** The files that the server could not keep; null: it kept nothing. */
async function save({ typed, files }: Unsent, { ticketId, key, owner, signal }: Saving): Promise<string[] | null> {
  const fileIds = files.map(({ id }) => id).filter((id) => id !== '');
  const response = await fetch('/api/tickets/draft', {
    method: 'PUT',
    headers: { 'content-type': 'application/json', [ownerHeader]: owner },
    body: JSON.stringify({ ticketId, key, fields: JSON.stringify(typed), fileIds }),
    keepalive: true,
    signal,
  }).catch(() => null);
  const answer = response?.ok ? await response.json().catch(() => null) : null;
  return answer === null ? null : answer.gone;
}

const hiddenValue = (form: HTMLFormElement, field: string) =>
  form.querySelector<HTMLInputElement>(`input[name=${field}]`)?.value ?? '';

type DraftState = '' | 'saved' | 'failed' | 'restored';

interface Keeping {
  readonly form: HTMLFormElement;
  readonly key: string;
  readonly ticketId: string | null;
  readonly fields: readonly string[];
  readonly say: (state: DraftState) => void;
}

/** Listens to a form; returns what saves at once and what ends it. */
function keep({ form, key, ticketId, fields, say }: Keeping) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = new AbortController();
  let success: DraftState = 'saved';
  let sent = false;
  const saveNow = async () => {
    clearTimeout(timer);
    timer = undefined;
    sent = false;
    const unsent = readUnsent(form, fields);
    keepInTab(key, unsent);
    if (ticketId === null) return;
    latest.abort();
    latest = new AbortController();
    const { signal } = latest;
    const gone = await save(unsent, {
      ticketId,
      key: hiddenValue(form, idempotencyField),
      owner: hiddenValue(form, ownerField),
      signal,
    });
    if (sent || signal.aborted) return;
    if (gone) takeFromTab(key);
    if (gone?.length) tellFilesGone(form, gone);
    say(gone ? success : 'failed');
  };
  const later = ({ target }: { target: EventTarget | null } = { target: form }) => {
    // Files that were put back tell of themselves a little later than fields do.
    if (!(target instanceof HTMLFieldSetElement)) success = 'saved';
    clearTimeout(timer);
    if (!sent) timer = setTimeout(ticketId === null ? () => {} : saveNow, pauseBeforeSaving);
  };
  const onSubmit = () => {
    clearTimeout(timer);
    timer = undefined;
    sent = true;
    takeFromTab(key);
  };
  // Whoever leaves within the pause, or is led away because the log-in ended, has typed more than was saved.
  const leave = () => void (timer !== undefined && ticketId !== null && saveNow());
  form.addEventListener('input', later);
  form.addEventListener('submit', onSubmit);
  addEventListener('pagehide', leave);
  if (isTyped(form)) later();
  const putBack = (unsent: Unsent) => {
    fillIn(form, unsent);
    success = 'restored';
    say(success);
    void saveNow();
  };
  const end = () => {
    // A page that goes without being left was led away: the links of the portal load anew, and a sent form is not dirty.
    if (ticketId === null && timer !== undefined) keepInTab(key, readUnsent(form, fields));
    leave();
    clearTimeout(timer);
    form.removeEventListener('input', later);
    form.removeEventListener('submit', onSubmit);
    removeEventListener('pagehide', leave);
  };
  return { saveNow, putBack, end };
}

/** Keeps what is being typed in the form around it, so that nothing is lost with a session, a browser or the power. */
export function DraftKeeper({ userId, ticketId, fields, ...labels }: DraftKeeperProps) {
  const place = useRef<HTMLParagraphElement>(null);
  const saveNow = useRef(async () => {});
  const { problems } = useContext(FormContext);
  const names = fields.join(' ');
  // Whoever is logged in when the page is drawn anew, what stands in the form was typed by this person.
  const [typist] = useState(userId);
  const [state, say] = useState<DraftState>('');
  useEffect(() => {
    const form = place.current?.closest('form');
    if (!form) return;
    const key = `renkei-unsent ${typist} ${ticketId ?? 'call'}`;
    const keeping = keep({ form, key, ticketId, fields: names.split(' '), say });
    saveNow.current = keeping.saveNow;
    const unsent = takeFromTab(key);
    if (unsent) keeping.putBack(unsent);
    return keeping.end;
  }, [typist, ticketId, names]);
  // It was sent and refused: it is a draft again.
  useEffect(() => {
    if (problems.length > 0) void saveNow.current();
  }, [problems]);
  return (
    <p ref={place} aria-live="polite" className="min-h-5 text-dns-14N-130 text-solid-gray-700">
      {state === '' ? null : labels[`${state}Label`]}
    </p>
  );
}
