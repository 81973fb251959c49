'use client';

import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { CallSituation, type SituationLabels } from './call-situation';
import { CallerCombobox } from './caller-combobox';

interface CallFormProps {
  callerLabel: string;
  /** Said where several organizations are meant. */
  severalText: string;
  situation: SituationLabels;
  /** Fields beside the caller; those of the matter, and what sends it; what is suggested. */
  person: ReactNode;
  matter: ReactNode;
  aside: ReactNode;
}

const leaving = 'input:not([type=hidden]), select, textarea, button[type=submit]';

/** Goes to the field after this one. */
function goOn(field: HTMLElement): void {
  const fields = [...(field.closest('form')?.querySelectorAll<HTMLElement>(leaving) ?? [])];
  fields[fields.indexOf(field) + 1]?.focus();
}

/** Enter goes to the next field instead of sending; Ctrl and Enter send from anywhere. */
function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.keyCode === 229) return;
  const { target } = event;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    event.currentTarget.closest('form')?.requestSubmit();
  } else if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) {
    event.preventDefault();
    goOn(target);
  }
}

/** The first minute of a call on one screen: who calls and how they stand, what it is about, what was answered before. */
export function CallForm({ callerLabel, severalText, situation, person, matter, aside }: CallFormProps) {
  const [code, setCode] = useState<string | null>(null);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside
    <div className="call" onKeyDown={onKeyDown}>
      <div className="call-who">
        <CallerCombobox goOn={goOn} label={callerLabel} onChosen={setCode} severalText={severalText} />
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
