import { type RefObject, useRef, useState } from 'react';
import { callersMeant } from '@/lib/tickets/create/rules';

export interface Caller {
  code: string;
  name: string;
  parentName: string | null;
  exact: boolean;
}

export const nameOf = ({ parentName, name }: Caller) => [parentName, name].filter(Boolean).join(' ');

async function search(typed: string): Promise<Caller[]> {
  const response = await fetch(`/api/tickets/callers?q=${encodeURIComponent(typed)}`).catch(() => null);
  return response?.ok ? ((await response.json().catch(() => [])) as Caller[]) : [];
}

interface CallerField {
  input: RefObject<HTMLInputElement | null>;
  /** What stood in it before the page was rendered again. */
  first: string;
  onChosen: (code: string | null) => void;
  goOn: (field: HTMLElement) => void;
}

/** What the field of the caller knows, and what happens to it: something is typed, chosen or confirmed, and it is entered and left. */
export function useCaller({ input, first, onChosen, goOn }: CallerField) {
  // Read between two renderings: a choice moves the focus, and an answer may come after Enter.
  const now = useRef({ turn: 0, looking: false, entered: false, chosen: false });
  const [text, setText] = useState(first);
  const [callers, setCallers] = useState<readonly Caller[]>([]);
  const [active, setActive] = useState(0);
  const [chosen, setChosen] = useState(false);
  const [open, setOpen] = useState(false);
  const [several, setSeveral] = useState(false);
  const listed = open && callers.length > 0;
  const choose = (caller: Caller) => {
    now.current = { turn: now.current.turn + 1, looking: false, entered: false, chosen: true };
    setText(`${caller.code} ${nameOf(caller)}`);
    setCallers([]);
    setChosen(true);
    setSeveral(false);
    onChosen(caller.code);
  };
  const take = (caller: Caller) => {
    choose(caller);
    if (input.current) goOn(input.current);
  };
  /** The field is left, or the answer comes after it was. */
  const leave = (found: readonly Caller[]) => {
    const [meant, other] = callersMeant(found);
    if (meant && !other) choose(meant);
    else setSeveral(other !== undefined);
  };
  /** It is confirmed by Enter, or the answer comes after it was. */
  const enter = (found: readonly Caller[]) => {
    const [meant, other] = callersMeant(found);
    if (other) setOpen(true);
    else if (meant) take(meant);
    else if (input.current) goOn(input.current);
  };
  const look = async (value: string) => {
    const sought = value.trim();
    const turn = now.current.turn + 1;
    now.current = { turn, looking: sought !== '', entered: false, chosen: false };
    setText(value);
    setChosen(false);
    setSeveral(false);
    onChosen(null);
    const found = sought === '' ? [] : await search(sought);
    // An answer that was overtaken is to what was typed before.
    if (turn !== now.current.turn) return;
    const { entered } = now.current;
    now.current.looking = false;
    now.current.entered = false;
    setCallers(found);
    setActive(0);
    if (document.activeElement !== input.current) return leave(found);
    setOpen(true);
    if (entered) enter(found);
  };
  const onBlur = () => {
    setOpen(false);
    if (!now.current.chosen && !now.current.looking) leave(callers);
  };
  const onFocus = () => {
    setOpen(true);
    // Shows that what is typed next takes its place.
    if (chosen) input.current?.select();
  };
  const onEnter = () => {
    if (now.current.looking) now.current.entered = true;
    else if (listed) take(callers[active] as Caller);
    else enter(callers);
  };
  return {
    text,
    callers,
    active,
    chosen,
    listed,
    several,
    look,
    take,
    close: () => setOpen(false),
    move: (by: 1 | -1) => setActive((active + by + callers.length) % callers.length),
    onEnter,
    onBlur,
    onFocus,
  };
}
