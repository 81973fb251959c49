import type { Plan } from '@/lib/continuity/plans/constants';
import type { ContinuityText } from './text';

export interface StepWords {
  readonly title: string;
  readonly text: string;
}

const numbers = {
  1: ['1', '2', '3', '4'],
  2: ['1', '2', '3', '4', '5', '6', '7'],
  3: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
} as const;

/** The words of a plan's steps, in order. */
export function stepWords(plan: Plan, t: ContinuityText): StepWords[] {
  if (plan === 1) return numbers[1].map((n) => ({ title: t(`steps.1.${n}.title`), text: t(`steps.1.${n}.text`) }));
  if (plan === 2) return numbers[2].map((n) => ({ title: t(`steps.2.${n}.title`), text: t(`steps.2.${n}.text`) }));
  return numbers[3].map((n) => ({ title: t(`steps.3.${n}.title`), text: t(`steps.3.${n}.text`) }));
}
