import type { Choice, Course } from '../constants';

/** The right choice of each question. It does not reach a browser. */
export const rightChoices: Readonly<Record<Course, readonly Choice[]>> = {
  1: ['b', 'a', 'c'],
  2: ['a', 'c', 'b'],
  3: ['c', 'b', 'a'],
  4: ['b', 'c', 'a'],
  5: ['a', 'b', 'c'],
  6: ['c', 'a', 'b'],
  7: ['b', 'a', 'c'],
};
