/** How many rows an answer has handed out so far. */
const counters = new WeakMap<Response, () => number>();

/** The same answer, which now knows its rows. */
export function withRows(answer: Response, count: () => number): Response {
  counters.set(answer, count);
  return answer;
}

/** Undefined: it is not made of rows. */
export const rowCounter = (answer: Response): (() => number) | undefined => counters.get(answer);
