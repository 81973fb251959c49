import { addDays, isWorkingDay } from '@/lib/calendar/rules';
import type { ItemState } from '../constants';
import { halfMonths, type ItemKey, milestone, preparations, templateRows } from './constants';

/** A span of business dates, both ends included. */
export interface Dates {
  readonly startsOn: string;
  readonly endsOn: string;
}

/** The half-month in which a date lies begins on its month's 1st or 16th. */
export const halfMonthOf = (date: string): string => `${date.slice(0, 8)}${date.slice(8) < '16' ? '01' : '16'}`;

const nextHalf = (start: string): string => {
  if (start.endsWith('01')) return `${start.slice(0, 8)}16`;
  return `${addDays(start, 16).slice(0, 8)}01`;
};

/** `count` half-months from the one that contains a date on. */
export function listHalfMonths(date: string, count: number): readonly Dates[] {
  const halves: Dates[] = [];
  for (let start = halfMonthOf(date); halves.length < count; start = nextHalf(start)) {
    halves.push({ startsOn: start, endsOn: addDays(nextHalf(start), -1) });
  }
  return halves;
}

/** The first working day from a date on (`step` 1), or the last one up to it (`step` -1). */
export function workingDayFrom(date: string, step: 1 | -1, holidays: ReadonlySet<string>): string {
  let day = date;
  while (!isWorkingDay(day, holidays)) day = addDays(day, step);
  return day;
}

export interface TemplateItem {
  readonly key: ItemKey;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly dependsOn: readonly string[];
  readonly state: ItemState;
}

/** All items of a project that begins in the half-month of a date, on their working days (S1 §I.1–4). */
export function templateItems(date: string, joint: boolean, holidays: ReadonlySet<string>): readonly TemplateItem[] {
  const halves = listHalfMonths(date, halfMonths);
  const before = preparations.filter((key) => joint || key !== 'council');
  return [
    ...before.map((key) => ({ key, startsOn: null, endsOn: null, dependsOn: [], state: 'planned' as const })),
    ...templateRows.map(({ key, from, to, dependsOn }) => {
      const endsOn = workingDayFrom(halves[to - 1]?.endsOn ?? '', -1, holidays);
      const startsOn = key === milestone ? endsOn : workingDayFrom(halves[from - 1]?.startsOn ?? '', 1, holidays);
      return { key, startsOn, endsOn, dependsOn, state: 'planned' as const };
    }),
  ];
}

/** In which of these half-months something is done. */
export const coveredHalves = (dates: Dates, halves: readonly Dates[]): readonly boolean[] =>
  halves.map((half) => dates.startsOn <= half.endsOn && half.startsOn <= dates.endsOn);

/** How many half-months a picture needs that begins with the project: those of the standard, or more where the plan runs on. */
export function halvesNeeded(startsOn: string, items: readonly { readonly endsOn: string | null }[]): number {
  const last = items.reduce((latest, { endsOn }) => (endsOn !== null && endsOn > latest ? endsOn : latest), startsOn);
  let count = halfMonths;
  while ((listHalfMonths(startsOn, count).at(-1)?.endsOn ?? last) < last && count < 48) count += 1;
  return count;
}
