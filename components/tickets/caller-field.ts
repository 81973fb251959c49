import { callersMeant } from '@/lib/tickets/create/rules';

export interface Caller {
  code: string;
  name: string;
  parentName: string | null;
  exact: boolean;
}

export const nameOf = ({ parentName, name }: Caller) => [parentName, name].filter(Boolean).join(' ');

/** As many as the search takes (`api/tickets/callers`). */
const mostCharacters = 40;
/** No search has these: what is not seen, and halves of a character. */
const unsought = /[\p{Default_Ignorable_Code_Point}\p{Surrogate}]/gu;
const blank = /[\p{Cc}\u2800]/gu;

/** What is looked for of what is typed or pasted; empty = nothing is. */
export const soughtIn = (typed: string): string =>
  typed.replace(unsought, '').replace(blank, ' ').trim().slice(0, mostCharacters).replace(unsought, '').trim();

/** What the field shows. */
export interface CallerFieldState {
  readonly text: string;
  readonly callers: readonly Caller[];
  readonly active: number;
  readonly chosen: boolean;
  /** The list is open, where there is anything in it. */
  readonly open: boolean;
  /** It was left while several were meant. */
  readonly several: boolean;
}

/** What is around the field. */
interface Around {
  readonly search: (words: string) => Promise<readonly Caller[]>;
  readonly show: (state: CallerFieldState) => void;
  readonly onChosen: (code: string | null) => void;
  readonly focused: () => boolean;
  /** Leads to the next field. */
  readonly goOn: () => void;
  /** Leads back from there, unless something was done there meanwhile. */
  readonly comeBack: () => void;
}

export const emptyField = (text: string): CallerFieldState => ({
  text,
  ...{ callers: [], active: 0, chosen: false, open: false, several: false },
});

/** What happens to the field of the caller: something is typed, chosen or confirmed, and it is entered and left. */
export function callerField(first: string, around: Around) {
  let state = emptyField(first);
  let turn = 0;
  // What is typed is still being looked for; Enter was pressed meanwhile.
  let looking = false;
  let confirmed = false;
  const set = (change: Partial<CallerFieldState>) => {
    state = { ...state, ...change };
    around.show(state);
  };
  const choose = (caller: Caller) => {
    turn += 1;
    looking = false;
    set({ text: `${caller.code} ${nameOf(caller)}`, callers: [], chosen: true, several: false });
    around.onChosen(caller.code);
  };
  const take = (caller: Caller) => {
    choose(caller);
    around.goOn();
  };
  /** The field is left, or the answer comes after it was. */
  const leave = () => {
    const [meant, other] = callersMeant(state.callers);
    if (meant && !other) choose(meant);
    else set({ several: other !== undefined });
  };
  const arrive = (callers: readonly Caller[]) => {
    looking = false;
    set({ callers, active: 0 });
    if (around.focused() && !confirmed) return set({ open: true });
    leave();
    // Whoever waits for the answer chooses at once.
    if (confirmed && state.several) around.comeBack();
  };
  return {
    look: async (text: string) => {
      const sought = soughtIn(text);
      turn += 1;
      const own = turn;
      looking = sought !== '';
      confirmed = false;
      set({ text, chosen: false, several: false });
      around.onChosen(null);
      const found = looking ? await around.search(sought) : [];
      // An answer that was overtaken is to what was typed before.
      if (own === turn) arrive(found);
    },
    take,
    close: () => set({ open: false }),
    move: (by: 1 | -1) => set({ active: (state.active + by + state.callers.length) % state.callers.length }),
    /** Goes on at once: what is typed next is meant for the next field, and the answer is to what was typed before. */
    onEnter: () => {
      const [meant, other] = callersMeant(state.callers);
      const marked = state.open ? state.callers[state.active] : undefined;
      if (looking) {
        confirmed = true;
        around.goOn();
      } else if (marked) take(marked);
      else if (other) set({ open: true });
      else if (meant) take(meant);
      else around.goOn();
    },
    onBlur: () => {
      set({ open: false });
      if (!state.chosen && !looking) leave();
    },
    onFocus: () => set({ open: true, several: false }),
  };
}
