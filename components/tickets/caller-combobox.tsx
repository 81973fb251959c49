'use client';

import { type KeyboardEvent, useId, useRef } from 'react';
import { describedBy, useField } from '@/components/ui/form/context';
import { FormField } from '@/components/ui/form/field';
import { Input } from '@/components/ui/form/input';
import { nameOf } from './caller-field';
import { useCaller } from './use-caller';

interface CallerComboboxProps {
  label: string;
  /** An organization was chosen, or (null) none is any more. */
  onChosen: (code: string | null) => void;
  /** Leads from this field to the next, once one was chosen. */
  goOn: (field: HTMLElement) => void;
  /** Said when the field was left and several organizations are meant. */
  severalText: string;
}

/** Keys that would change a text: a letter, one of an input method, or one that deletes. */
const edits = ({ key, keyCode, ctrlKey, metaKey, altKey }: KeyboardEvent) =>
  key === 'Backspace' || key === 'Delete' || keyCode === 229 || (key.length === 1 && !ctrlKey && !metaKey && !altKey);

/**
 * The calling organization by name, reading or code: arrows go through what was found, Enter takes it and goes on, also when it is pressed
 * before the answer is there. A field that is left takes the one that is meant, or says that several are. The chosen one stays whole:
 * Escape or Backspace takes it away, and whatever else is typed begins a new search. What is sent begins with the code of the chosen one,
 * or is what was typed.
 */
export function CallerCombobox({ label, onChosen, goOn, severalText }: CallerComboboxProps) {
  const { id, error: refused, typed } = useField('askerCode');
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const caller = useCaller({ input, first: typeof typed === 'string' ? typed : '', onChosen, goOn });
  const { text, callers, active, chosen, listed, look } = caller;
  const error = caller.several ? severalText : refused;
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, keyCode, nativeEvent, ctrlKey, metaKey } = event;
    // The key itself then goes into the empty field.
    if (chosen && (key === 'Escape' || edits(event))) return void look('');
    if (nativeEvent.isComposing || keyCode === 229 || ctrlKey || metaKey) return;
    if (key === 'Enter' && !chosen && text.trim() !== '') caller.onEnter();
    else if (!listed) return;
    else if (key === 'ArrowDown') caller.move(1);
    else if (key === 'ArrowUp') caller.move(-1);
    else if (key === 'Escape') caller.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <FormField error={error} id={id} label={label} required>
      <Input
        ref={input}
        aria-activedescendant={listed ? `${list}-${active}` : undefined}
        aria-autocomplete="list"
        aria-controls={list}
        aria-describedby={describedBy(id, null, error)}
        aria-expanded={listed}
        aria-invalid={error ? true : undefined}
        autoComplete="off"
        autoFocus
        id={id}
        name="askerCode"
        onBlur={caller.onBlur}
        onChange={(event) => void look(event.target.value)}
        onFocus={caller.onFocus}
        onKeyDown={onKeyDown}
        onPaste={chosen ? () => void look('') : undefined}
        role="combobox"
        value={text}
      />
      <div className="combobox">
        {/* A long list scrolls, and what scrolls would be a stop of the Tab key. */}
        <div className="combobox-list" hidden={!listed} id={list} role="listbox" tabIndex={-1}>
          {callers.map((found, index) => (
            <div
              key={found.code}
              aria-selected={index === active}
              className="combobox-option"
              id={`${list}-${index}`}
              onMouseDown={(event) => {
                event.preventDefault();
                caller.take(found);
              }}
              role="option"
              tabIndex={-1}
            >
              {nameOf(found)} <span className="text-dns-14N-130">{found.code}</span>
            </div>
          ))}
        </div>
      </div>
    </FormField>
  );
}
