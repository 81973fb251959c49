'use client';

import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useField } from '@/components/ui/form/context';
import { FormField } from '@/components/ui/form/field';
import { Input } from '@/components/ui/form/input';

interface Caller {
  code: string;
  name: string;
  parentName: string | null;
}

interface CallerComboboxProps {
  label: string;
  /** An organization was chosen, or (null) none is any more. */
  onChosen: (code: string | null) => void;
}

const nameOf = ({ parentName, name }: Caller) => [parentName, name].filter(Boolean).join(' ');

async function search(typed: string): Promise<Caller[]> {
  const response = await fetch(`/api/tickets/callers?q=${encodeURIComponent(typed)}`).catch(() => null);
  return response?.ok ? ((await response.json().catch(() => [])) as Caller[]) : [];
}

/** Keys that would change a text: a letter, one of an input method, or one that deletes. */
const edits = ({ key, keyCode, ctrlKey, metaKey, altKey }: KeyboardEvent) =>
  key === 'Backspace' || key === 'Delete' || keyCode === 229 || (key.length === 1 && !ctrlKey && !metaKey && !altKey);

/**
 * The calling organization by name, reading or code: arrows go through what was found, Enter takes it. The chosen one stays whole: Escape or
 * Backspace takes it away, and whatever else is typed begins a new search. What is sent begins with the code of the chosen one, or is what was
 * typed.
 */
export function CallerCombobox({ label, onChosen }: CallerComboboxProps) {
  const { id, error, typed } = useField('askerCode');
  const list = useId();
  const asked = useRef(0);
  const [text, setText] = useState(typeof typed === 'string' ? typed : '');
  const [callers, setCallers] = useState<readonly Caller[]>([]);
  const [active, setActive] = useState(0);
  const [chosen, setChosen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  // Shows that what is typed next takes its place.
  useEffect(() => {
    if (chosen) input.current?.select();
  }, [chosen]);
  const look = async (value: string) => {
    setText(value);
    setChosen(false);
    onChosen(null);
    const turn = ++asked.current;
    const found = value.trim() === '' ? [] : await search(value.trim());
    // An answer that was overtaken is to what was typed before.
    if (turn !== asked.current) return;
    setCallers(found);
    setActive(0);
  };
  const choose = (caller: Caller) => {
    asked.current += 1;
    setText(`${caller.code} ${nameOf(caller)}`);
    setCallers([]);
    setChosen(true);
    onChosen(caller.code);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // The key itself then goes into the empty field.
    if (chosen && (event.key === 'Escape' || edits(event))) return void look('');
    if (event.nativeEvent.isComposing || callers.length === 0) return;
    if (event.key === 'ArrowDown') setActive((active + 1) % callers.length);
    else if (event.key === 'ArrowUp') setActive((active + callers.length - 1) % callers.length);
    else if (event.key === 'Enter') choose(callers[active] as Caller);
    else if (event.key === 'Escape') setCallers([]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <FormField error={error} id={id} label={label} required>
      <Input
        ref={input}
        aria-activedescendant={callers.length > 0 ? `${list}-${active}` : undefined}
        aria-autocomplete="list"
        aria-controls={list}
        aria-expanded={callers.length > 0}
        aria-invalid={error ? true : undefined}
        autoComplete="off"
        autoFocus
        id={id}
        name="askerCode"
        onChange={(event) => void look(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={chosen ? () => void look('') : undefined}
        role="combobox"
        value={text}
      />
      <div className="combobox">
        <div className="combobox-list" hidden={callers.length === 0} id={list} role="listbox">
          {callers.map((caller, index) => (
            <div
              key={caller.code}
              aria-selected={index === active}
              className="combobox-option"
              id={`${list}-${index}`}
              onMouseDown={(event) => {
                event.preventDefault();
                choose(caller);
              }}
              role="option"
              tabIndex={-1}
            >
              {nameOf(caller)} <span className="text-dns-14N-130">{caller.code}</span>
            </div>
          ))}
        </div>
      </div>
    </FormField>
  );
}
