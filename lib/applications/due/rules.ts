import { addDays, isWorkingDay } from '@/lib/calendar/rules';

/**
 * The business date so many working days after one: a deadline never falls on a Saturday, Sunday, holiday or the turn of the year.
 * @param days ≥ 0; 0 = the date itself, or the next working day
 */
export function workingDaysAfter(date: string, days: number, holidays: ReadonlySet<string>): string {
  let day = date;
  let left = days;
  while (left > 0 || !isWorkingDay(day, holidays)) {
    day = addDays(day, 1);
    if (isWorkingDay(day, holidays)) left -= 1;
  }
  return day;
}

/** Calendar days in which so many working days surely lie: how far holidays have to be read. */
export const reachOf = (days: number): number => days * 2 + 30;
