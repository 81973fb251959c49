import { type RefObject, useRef, useState } from 'react';
import { type Caller, callerField, emptyField } from './caller-field';

async function search(words: string): Promise<Caller[]> {
  const response = await fetch(`/api/tickets/callers?q=${encodeURIComponent(words)}`).catch(() => null);
  return response?.ok ? ((await response.json().catch(() => [])) as Caller[]) : [];
}

interface CallerField {
  input: RefObject<HTMLInputElement | null>;
  /** What stood in it before the page was rendered again. */
  first: string;
  onChosen: (code: string | null) => void;
  goOn: (field: HTMLElement) => void;
}

const typedIn = (field: Element | null) => (field instanceof HTMLInputElement ? field.value : null);

/** The field of the caller in its page: where the focus is, and where it goes. */
export function useCaller({ input, first, onChosen, goOn }: CallerField) {
  const [state, show] = useState(() => emptyField(first));
  const next = useRef<{ field: Element | null; value: string | null }>({ field: null, value: null });
  const [field] = useState(() =>
    callerField(first, {
      search,
      show,
      onChosen,
      focused: () => document.activeElement === input.current,
      goOn: () => {
        if (input.current) goOn(input.current);
        next.current = { field: document.activeElement, value: typedIn(document.activeElement) };
      },
      comeBack: () => {
        const { field, value } = next.current;
        if (document.activeElement === field && typedIn(field) === value) input.current?.focus();
      },
    }),
  );
  const onFocus = () => {
    field.onFocus();
    // Shows that what is typed next takes its place.
    if (state.chosen) input.current?.select();
  };
  return { ...field, ...state, onFocus, listed: state.open && state.callers.length > 0 };
}
