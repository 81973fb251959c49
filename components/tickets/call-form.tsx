'use client';

import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { CallSituation, type SituationLabels } from './call-situation';
import { CallerCombobox } from './caller-combobox';

interface CallFormProps {
  callerLabel: string;
  situation: SituationLabels;
  /** Fields beside the caller; those of the matter, and what sends it; what is suggested. */
  person: ReactNode;
  matter: ReactNode;
  aside: ReactNode;
}

const leaving = 'input:not([type=hidden]), select, textarea, button[type=submit]';

/** Enter goes to the next field instead of sending; Ctrl and Enter send from anywhere. */
function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.keyCode === 229) return;
  const { target } = event;
  const form = event.currentTarget.closest('form');
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    form?.requestSubmit();
  } else if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) {
    event.preventDefault();
    const fields = [...(form?.querySelectorAll<HTMLElement>(leaving) ?? [])];
    fields[fields.indexOf(target) + 1]?.focus();
  }
}

/** The first minute of a call on one screen: who calls and how they stand, what it is about, what was answered before. */
export function CallForm({ callerLabel, situation, person, matter, aside }: CallFormProps) {
  const [code, setCode] = useState<string | null>(null);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside
    <div className="call" onKeyDown={onKeyDown}>
      <div className="call-who">
        <CallerCombobox label={callerLabel} onChosen={setCode} />
        {person}
      </div>
      <div className="call-part">{matter}</div>
      <div className="call-part call-aside">
        <CallSituation code={code} labels={situation} />
        {aside}
      </div>
    </div>
  );
}
