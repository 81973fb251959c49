'use client';

import { useEffect } from 'react';

interface TriageKeysProps {
  label: string;
  /** What each key does, in their order. */
  keys: readonly { key: string; text: string }[];
}

const typing = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]';

const follow = (selector: string) => document.querySelector<HTMLAnchorElement>(selector)?.click();

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

const works: Readonly<Record<string, () => void>> = {
  j: () => follow('a[data-triage=next]'),
  k: () => follow('a[data-triage=previous]'),
  t: () => document.querySelector<HTMLFormElement>('[data-triage=take] form')?.requestSubmit(),
  a: answer,
  s: () => reach('[data-triage=side] select[name=assigneeId]'),
  z: () => reach('[data-triage=side] input[name=until]'),
};

/** The keys of triage, shown on the screen; they rest while somebody types. */
export function TriageKeys({ label, keys }: TriageKeysProps) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const work = works[event.key];
      const target = event.target instanceof Element ? event.target : null;
      if (!work || event.ctrlKey || event.metaKey || event.altKey || target?.closest(typing)) return;
      event.preventDefault();
      work();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
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
