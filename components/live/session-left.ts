/** Milliseconds before the end at which somebody who has typed is told. */
export const warnBefore = 3 * 60_000;

const soonest = 15_000;

/** What a page knows of the session when the server has just said how much of it is left. */
export type Warning = 'none' | 'soon' | 'over';

export const warningOf = (left: number): Warning => (left <= 0 ? 'over' : left <= warnBefore ? 'soon' : 'none');

/** In how many milliseconds to ask again. */
export const lookAgainIn = (left: number): number =>
  Math.max(soonest, left > warnBefore ? left - warnBefore : Math.min(left, 60_000));
