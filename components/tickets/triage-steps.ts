interface Row {
  /** It is still in the page. */
  readonly isConnected: boolean;
}

/**
 * Rows are loaded one at a time, and after each the one that is wanted then. `load` shows a row; `arrived` says that what was asked for
 * is shown.
 */
export function triageSteps<R extends Row>(load: (row: R) => void) {
  let wanted: R | null = null;
  let asked: R | null = null;
  const ask = (row: R) => {
    asked = row;
    load(row);
  };
  return {
    /** The row that is on its way; null = none is, and what is shown is what keys are about. */
    wanted: () => wanted,
    go: (row: R) => {
      const first = wanted === null;
      wanted = row;
      if (first) ask(row);
    },
    arrived: () => {
      if (wanted === null) return;
      if (wanted !== asked && wanted.isConnected) ask(wanted);
      else wanted = null;
    },
  };
}

interface Click {
  readonly button: number;
  readonly defaultPrevented: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Does a click open the link here? With a key, or another button, the browser opens it in another tab or window, or saves it. */
export const opensHere = ({ button, defaultPrevented, ctrlKey, metaKey, shiftKey, altKey }: Click): boolean =>
  button === 0 && !(defaultPrevented || ctrlKey || metaKey || shiftKey || altKey);
