'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useLayoutEffect, useRef, useTransition } from 'react';

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
  field?.scrollIntoView({ block: 'center' });
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

/**
 * Each press goes one row on from the row that the last press wanted, whatever is still shown. One row is loaded at a time, and
 * after it the one that is wanted then. `wanted` is null when nothing is on its way.
 */
function useSteps() {
  const router = useRouter();
  const [moving, startMoving] = useTransition();
  const wanted = useRef<HTMLAnchorElement>(null);
  const asked = useRef<HTMLAnchorElement>(null);
  const load = (row: HTMLAnchorElement) => {
    asked.current = row;
    startMoving(() => router.push(row.href));
  };
  const step = useRef((way: Way) => {
    const row = stepFrom(wanted.current, way);
    if (!row) return;
    const first = wanted.current === null;
    wanted.current = row;
    if (first) load(row);
  });
  // In the same moment in which the row is shown: a press after it counts from there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what ends is a move, nothing else
  useLayoutEffect(() => {
    if (moving || wanted.current === null) return;
    if (wanted.current !== asked.current && wanted.current.isConnected) load(wanted.current);
    else wanted.current = null;
  }, [moving]);
  return { wanted, step };
}

/** The keys of triage, shown on the screen; they rest while somebody types, until Escape leaves the field. Until a row is shown, only steps go on from it. */
export function TriageKeys({ label, keys }: TriageKeysProps) {
  const { wanted, step } = useSteps();
  useEffect(() => {
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
      if (way) step.current(way);
      else if (wanted.current === null) work?.();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [wanted, step]);
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
