import { dateInJapan, isDayOff, minutesInJapan, weekdayOf } from '@/lib/calendar/rules';
import { weekdayBits } from './constants';
import type { ContactHours } from './types';

/** `HH:MM` as minutes since midnight. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

export const answersOn = (weekdays: number, weekday: number): boolean => (weekdays & (weekdayBits[weekday] ?? 0)) !== 0;

/** Does somebody answer at this instant? On a day off only where the window says so. */
export function isOpen(hours: ContactHours, now: Date, holidays: ReadonlySet<string>): boolean {
  const date = dateInJapan(now);
  if (!answersOn(hours.weekdays, weekdayOf(date))) return false;
  if (!hours.onHolidays && isDayOff(date, holidays)) return false;
  const minutes = minutesInJapan(now);
  return minutes >= minutesOf(hours.opens) && minutes < minutesOf(hours.closes);
}

/** Always: every day of the year around the clock. */
export function isAroundTheClock(hours: ContactHours): boolean {
  return hours.weekdays === 0b1111111 && hours.onHolidays && hours.opens === '00:00' && hours.closes === '24:00';
}

interface Validity {
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** Is it in force on a business date? `validTo` is the first date on which it no longer is. */
export function isValidOn({ validFrom, validTo }: Validity, date: string): boolean {
  return (validFrom === null || validFrom <= date) && (validTo === null || date < validTo);
}

/** Runs of weekdays as first and last, Monday = 0: 1–5 and 7 → [[0, 4], [6, 6]]. */
export function weekdayRuns(weekdays: number): [number, number][] {
  const runs: [number, number][] = [];
  for (let weekday = 0; weekday < 7; weekday++) {
    if (!answersOn(weekdays, weekday)) continue;
    const last = runs.at(-1);
    if (last !== undefined && last[1] === weekday - 1) last[1] = weekday;
    else runs.push([weekday, weekday]);
  }
  return runs;
}
