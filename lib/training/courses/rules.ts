import { type Choice, type Course, passMark } from '../constants';
import { rightChoices } from './constants';

/** How many of the answers are right, which are not, and whether that is enough. */
export function markTest(course: Course, given: readonly Choice[]) {
  const right = rightChoices[course];
  const wrong = right.flatMap((choice, index) => (given[index] === choice ? [] : [index + 1]));
  const score = right.length - wrong.length;
  return { score, wrong, passed: score >= passMark };
}
