'use client';

import { useRouter, useSearchParams } from 'next/navigation';
import { useEffect, useLayoutEffect, useRef, useState, useTransition } from 'react';
import { opensHere, triageSteps } from './triage-steps';

interface TriageKeysProps {
  label: string;
  /** What each key does, in their order. */
  keys: readonly { key: string; text: string }[];
}

const typing = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]';

type Way = 'next' | 'previous';
const linkTo = (place: Way) => document.querySelector<HTMLAnchorElement>(`a[data-triage=${place}]`);

const ways: Readonly<Record<string, Way>> = { j: 'next', k: 'previous' };

/** The row one step from this one, or from that beside the queue. */
const stepFrom = (row: Element | null, way: Way): HTMLAnchorElement | null | undefined =>
  row === null ? linkTo(way) : row.closest('li')?.[`${way}ElementSibling`]?.querySelector<HTMLAnchorElement>('a');

/** Opens what is folded around a field and goes to it. */
function reach(selector: string): void {
  const field = document.querySelector<HTMLElement>(selector);
  const folded = field?.closest('details');
  if (folded) folded.open = true;
  // No further than needed: the question stays in sight beside it.
  field?.scrollIntoView({ block: 'nearest' });
  field?.focus();
}

function answer(): void {
  document.querySelector<HTMLInputElement>('[data-composer] input[name=move][value=answer]')?.click();
  reach('[data-composer] textarea[name=text]');
}

/** From a field back to the row that is beside the queue; what was typed stays. */
function leaveField(field: HTMLElement): void {
  field.blur();
  const row = document.querySelector<HTMLElement>('.triage-row[aria-current=true] a') ?? linkTo('next');
  row?.focus();
}

const works: Readonly<Record<string, () => void>> = {
  t: () => document.querySelector<HTMLFormElement>('[data-triage=take] form')?.requestSubmit(),
  a: answer,
  s: () => reach('[data-triage=side] select[name=assigneeId]'),
  z: () => reach('[data-triage=side] input[name=until]'),
};

/** Listeners that end together. */
function listening() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}

/** Each press goes one row on from the row that the last press or click wanted, whatever is still shown. */
function useSteps() {
  const router = useRouter();
  const [moving, startMoving] = useTransition();
  const [steps] = useState(() => triageSteps<HTMLAnchorElement>((row) => startMoving(() => router.push(row.href))));
  // In the same moment in which the row is shown: a press after it counts from there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what ends is a move, nothing else
  useLayoutEffect(() => {
    if (!moving) steps.arrived();
  }, [moving]);
  return steps;
}

const clicked = ({ target }: Event) =>
  target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null;

/** A link that replaces this page by another view of the queue. */
const staysInQueue = (link: HTMLAnchorElement) =>
  link.origin === location.origin && link.pathname === location.pathname && link.hash === '' && link.target === '';

/** Is the page being replaced as a whole, by a form or another view of the queue? Until Escape stops that, or it is shown again as it was left. */
function useLeaving() {
  const leaving = useRef(false);
  useEffect(() => {
    const { signal, abort } = listening();
    const stay = () => {
      leaving.current = false;
    };
    const onClick = (event: MouseEvent) => {
      const link = clicked(event);
      if (link && opensHere(event) && staysInQueue(link) && !link.closest('.triage-row')) leaving.current = true;
    };
    const onSubmit = ({ target, defaultPrevented }: SubmitEvent) => {
      if (!defaultPrevented && target instanceof HTMLFormElement && target.method === 'get') leaving.current = true;
    };
    document.addEventListener('click', onClick, { signal });
    document.addEventListener('submit', onSubmit, { signal });
    document.addEventListener('keydown', ({ key }) => key === 'Escape' && stay(), { signal });
    window.addEventListener('pageshow', stay, { signal });
    return abort;
  }, []);
  return leaving;
}

/** An answer is being sent, and another row may be shown after it. Whoever takes a row stays there. */
const sending = () =>
  document.querySelector('.triage-ticket form[aria-busy=true]:not([data-triage=take] form)') !== null;

/** Whether the browser is on its way to another row than the page shows: forwards or back. */
function useOnItsWay() {
  const ticket = useSearchParams().get('ticket');
  const shown = useRef(ticket);
  useLayoutEffect(() => {
    shown.current = ticket;
  }, [ticket]);
  return useRef(() => new URLSearchParams(location.search).get('ticket') !== shown.current);
}

/**
 * The keys of triage, shown on the screen; they rest while somebody types, until Escape leaves the field. Until a row is shown, only steps
 * go on from it: nothing is done to a row that is being left, by a key, a click, a filter or the browser's way back.
 */
export function TriageKeys({ label, keys }: TriageKeysProps) {
  const steps = useSteps();
  const leaving = useLeaving();
  const onItsWay = useOnItsWay();
  useEffect(() => {
    const { signal, abort } = listening();
    const rests = () => steps.wanted() !== null || leaving.current || onItsWay.current() || sending();
    const onKey = (event: KeyboardEvent) => {
      const way = ways[event.key];
      const work = works[event.key];
      const target = event.target instanceof HTMLElement ? event.target : null;
      // One that ends a conversion, or closes a dialog, is not meant for the field.
      const escapes = event.key === 'Escape' && !event.isComposing && !event.defaultPrevented;
      if (escapes && target?.matches(typing) && target.closest('.triage') && !target.closest('dialog'))
        leaveField(target);
      if (!(way || work) || event.ctrlKey || event.metaKey || event.altKey || target?.closest(typing)) return;
      event.preventDefault();
      const row = way ? stepFrom(steps.wanted(), way) : null;
      if (row) steps.go(row);
      else if (work && !rests()) work();
    };
    const onClick = (event: MouseEvent) => {
      const row = clicked(event);
      if (!row?.closest('.triage-row') || !opensHere(event)) return;
      event.preventDefault();
      steps.go(row);
    };
    document.addEventListener('keydown', onKey, { signal });
    document.addEventListener('click', onClick, { signal });
    return abort;
  }, [steps, leaving, onItsWay]);
  return (
    <p className="no-print triage-keys">
      <strong>{label}</strong>
      {keys.map(({ key, text }) => (
        <span key={key}>
          <kbd>{key}</kbd> {text}
        </span>
      ))}
    </p>
  );
}
