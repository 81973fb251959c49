import { addDays, isWorkingDay } from '@/lib/calendar/rules';
import { milestone } from '../template/constants';
import { workingDayFrom } from '../template/rules';

/** An item as the schedule sees it. Dates are working days, both ends included; null = without dates, waits for nobody. */
export interface Scheduled {
  readonly key: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly dependsOn: readonly string[];
}

/** The way around, first key again at the end; null = there is none. */
export function findCycle(items: readonly Pick<Scheduled, 'key' | 'dependsOn'>[]): readonly string[] | null {
  const before = new Map(items.map(({ key, dependsOn }) => [key, dependsOn]));
  const through = new Set<string>();
  const walk = (key: string, path: readonly string[]): readonly string[] | null => {
    if (path.includes(key)) return [...path.slice(path.indexOf(key)), key];
    if (through.has(key)) return null;
    through.add(key);
    for (const other of before.get(key) ?? []) {
      const cycle = walk(other, [...path, key]);
      if (cycle !== null) return cycle;
    }
    return null;
  };
  for (const { key } of items) {
    const cycle = walk(key, []);
    if (cycle !== null) return cycle;
  }
  return null;
}

/** Working days from one date to another, both included. */
export function countWorkingDays(from: string, to: string, holidays: ReadonlySet<string>): number {
  let count = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkingDay(day, holidays)) count += 1;
  return count;
}

/** The last of `count` working days that begin on one; `count` ≥ 1. */
export function addWorkingDays(from: string, count: number, holidays: ReadonlySet<string>): string {
  let day = from;
  for (let left = count - 1; left > 0; left -= 1) day = workingDayFrom(addDays(day, 1), 1, holidays);
  return day;
}

/** The first working day on which an item may begin after another has ended: the next one; for the ▲, which is one day, the same. */
const dayAfter = (key: string, endsOn: string, holidays: ReadonlySet<string>): string =>
  key === milestone ? endsOn : workingDayFrom(addDays(endsOn, 1), 1, holidays);

/**
 * Moves each item to where what it depends on has ended, by working days and with its length kept; nothing moves forward. `items` have no
 * cycle. What is `fixed` (under way, done) stays where it is.
 */
export function moveDependents(
  items: readonly Scheduled[],
  fixed: ReadonlySet<string>,
  holidays: ReadonlySet<string>,
): ReadonlyMap<string, { readonly startsOn: string; readonly endsOn: string }> {
  const known = new Map(items.map((item) => [item.key, item]));
  const moved = new Map<string, { startsOn: string; endsOn: string }>();
  const settled = new Map<string, string | null>();
  const endOf = (key: string): string | null => {
    const before = settled.get(key);
    if (before !== undefined) return before;
    const item = known.get(key);
    if (item === undefined || item.startsOn === null || item.endsOn === null) return null;
    const ends = item.dependsOn.map(endOf).filter((end): end is string => end !== null);
    const earliest = [item.startsOn, ...ends.map((end) => dayAfter(key, end, holidays))].sort().at(-1) ?? item.startsOn;
    if (earliest > item.startsOn && !fixed.has(key)) {
      const length = Math.max(1, countWorkingDays(item.startsOn, item.endsOn, holidays));
      moved.set(key, { startsOn: earliest, endsOn: addWorkingDays(earliest, length, holidays) });
    }
    const end = moved.get(key)?.endsOn ?? item.endsOn;
    settled.set(key, end);
    return end;
  };
  for (const { key } of items) endOf(key);
  return moved;
}
