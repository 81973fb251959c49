import { addDays, dateInJapan, weekdayOf } from '@/lib/calendar/rules';
import type { ReleaseSummary } from '../types';

/** `2026-11`: a month of this century. */
export const monthForm = /^20\d{2}-(?:0[1-9]|1[0-2])$/;

/** The month before (-1) or after (1). */
export function besideMonth(month: string, step: -1 | 1): string {
  return step === 1 ? addDays(`${month}-28`, 7).slice(0, 7) : addDays(`${month}-01`, -1).slice(0, 7);
}

/** The weeks of a month, Sunday to Saturday; days of other months are null. */
export function weeksOf(month: string): readonly (readonly (string | null)[])[] {
  const first = `${month}-01`;
  const weeks: (string | null)[][] = [];
  for (let start = addDays(first, -((weekdayOf(first) + 1) % 7)); start.slice(0, 7) <= month; start = addDays(start, 7))
    weeks.push(
      Array.from({ length: 7 }, (_, index) => {
        const date = addDays(start, index);
        return date.startsWith(month) ? date : null;
      }),
    );
  return weeks;
}

type Spanning = Pick<ReleaseSummary, 'state' | 'startsAt' | 'endedAt'>;

/** Is a release to begin, or was it under way, on this date? What is not over lasts until today. */
export function isOn({ state, startsAt, endedAt }: Spanning, date: string, today: string): boolean {
  const start = dateInJapan(startsAt);
  const open = ['running', 'stopped', 'rolling_back'].includes(state) ? today : start;
  const end = endedAt === null ? open : dateInJapan(endedAt);
  return date === start || (date > start && date <= end);
}
