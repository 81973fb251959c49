import type { Freeze } from './types';

export type FreezeState = 'unset' | 'planned' | 'frozen' | 'over';

/** Where a freeze stands on a business date. */
export function freezeState({ fromOn, toOn }: Pick<Freeze, 'fromOn' | 'toOn'>, date: string): FreezeState {
  if (fromOn === null) return 'unset';
  if (date < fromOn) return 'planned';
  return toOn === null || date <= toOn ? 'frozen' : 'over';
}

/** The freeze that makes this work impossible on a business date; null = none does. */
export const freezeOn = (freezes: readonly Freeze[], work: string, date: string): Freeze | null =>
  freezes.find((freeze) => freeze.blocks.includes(work) && freezeState(freeze, date) === 'frozen') ?? null;

export interface Bar {
  /** Parts of the whole span, from 0 to 1. */
  readonly start: number;
  readonly length: number;
}

const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** Where a span of business dates, both included, lies between the first and the last day of a picture. */
export function barOf(span: { readonly fromOn: string; readonly toOn: string }, first: string, last: string): Bar {
  const all = days(first, last) + 1;
  return { start: days(first, span.fromOn) / all, length: (days(span.fromOn, span.toOn) + 1) / all };
}

/** The first days of the months within a span, and its own first day. */
export function monthsIn(first: string, last: string): string[] {
  const months = [first];
  for (let year = Number(first.slice(0, 4)), month = Number(first.slice(5, 7)) + 1; ; month += 1) {
    if (month > 12) [year, month] = [year + 1, 1];
    const date = `${year}-${String(month).padStart(2, '0')}-01`;
    if (date > last) return months;
    months.push(date);
  }
}
