import { isWorkingDay } from '@/lib/calendar/rules';
import { tokyoOffset } from '@/lib/core/tokyo';

const minute = 60_000;
const day = 86_400_000;
/** People are at their desks 8:40–17:20. */
const opens = 8 * 60 + 40;
const worked = 520;

/** Work time: minutes at the desk since `from`, nights, weekends and holidays left out. All instants are milliseconds. */
export interface BusinessTime {
  /** Midnights (JST) of the business days, as instants. */
  readonly days: readonly number[];
  isBusinessDay(date: string): boolean;
  /** The instant after `minutes` of work since `at`. */
  after(at: number, minutes: number): number;
  /** The instant from which it takes `minutes` of work to `at`. */
  before(at: number, minutes: number): number;
}

export const dateOf = (at: number): string => new Date(at + tokyoOffset).toISOString().slice(0, 10);
export const midnightOf = (at: number): number => Math.floor((at + tokyoOffset) / day) * day - tokyoOffset;

export function businessTime(from: number, until: number, holidays: ReadonlySet<string>): BusinessTime {
  const days: number[] = [];
  const dates = new Set<string>();
  for (let midnight = midnightOf(from); midnight <= until; midnight += day) {
    const date = dateOf(midnight);
    if (!isWorkingDay(date, holidays)) continue;
    days.push(midnight);
    dates.add(date);
  }
  const firstFrom = (midnight: number) => {
    let [low, high] = [0, days.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((days[middle] as number) < midnight) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const total = (at: number) => {
    const midnight = midnightOf(at);
    const index = firstFrom(midnight);
    const begun = days[index] === midnight ? (at - midnight) / minute - opens : 0;
    return index * worked + Math.min(Math.max(begun, 0), worked);
  };
  const instant = (minutes: number) => {
    const index = Math.min(Math.max(Math.floor(minutes / worked), 0), days.length - 1);
    return Math.round((days[index] as number) + (opens + (minutes - index * worked)) * minute);
  };
  const business = (date: string) => dates.has(date);
  return {
    days,
    isBusinessDay: business,
    after: (at, minutes) => instant(total(at) + minutes),
    before: (at, minutes) => instant(total(at) - minutes),
  };
}
