import { addDays, dateInJapan, isWorkingDay, toDateColumn, weekdayOf } from '@/lib/calendar/rules';
import { tokyoOffset } from '@/lib/core/tokyo';
import type { DaySpan, DeskCalendar, ExtraDay } from './types';

/** 9:00–17:00 (ours): the hours of municipalities and prefectures, which a desk follows (S0 §3). */
export const usualHours = { opens: 9 * 60, closes: 17 * 60 } as const;

const minute = 60_000;
/** Days in a row that no calendar leaves without a working day. */
const longestRest = 400;

const midnight = (date: string): number => toDateColumn(date).getTime() - tokyoOffset;

function isOn(day: ExtraDay, date: string): boolean {
  if (date < day.validFrom || (day.validTo !== null && date > day.validTo)) return false;
  if (day.date !== null) return day.date === date;
  return day.weekday === weekdayOf(date) && day.nth.includes(Math.ceil(Number(date.slice(8)) / 7));
}

/** When a desk works on a business date; null = not at all. An extra day opens also what is closed otherwise (S4: 2nd and 4th Saturdays). */
export function daySpan(date: string, calendar: DeskCalendar): DaySpan | null {
  const extra = calendar.extraDays.find((day) => isOn(day, date));
  if (extra) return { opens: extra.opens, closes: extra.closes, name: extra.name };
  if (!isWorkingDay(date, calendar.closed)) return null;
  const { opens, closes } = calendar.hours.findLast(({ validFrom }) => validFrom <= date) ?? usualHours;
  return { opens, closes, name: null };
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Takes the pauses out of a stretch. */
function without(stretch: Stretch, pauses: readonly Stretch[]): Stretch[] {
  return pauses.reduce<Stretch[]>(
    (left, pause) =>
      left.flatMap(({ from, to }) =>
        [
          { from, to: Math.min(to, pause.from) },
          { from: Math.max(from, pause.to), to },
        ].filter((part) => part.from < part.to),
      ),
    [stretch],
  );
}

/** The stretches of time from an instant on in which the desk works and nothing is paused. */
function* worked(
  since: Date,
  calendar: DeskCalendar,
  pauses: readonly { from: Date; until: Date }[],
): Generator<Stretch> {
  const paused = pauses.map(({ from, until }) => ({ from: from.getTime(), to: until.getTime() }));
  let date = dateInJapan(since);
  for (let rest = 0; rest < longestRest; rest += 1, date = addDays(date, 1)) {
    const span = daySpan(date, calendar);
    if (span === null) continue;
    // A pause may last for years; it is not the calendar's.
    rest = 0;
    const from = Math.max(midnight(date) + span.opens * minute, since.getTime());
    const to = midnight(date) + span.closes * minute;
    if (from < to) yield* without({ from, to }, paused).sort((a, b) => a.from - b.from);
  }
}

/** The instant at which so many minutes of business hours have passed since then, pauses not counted. */
export function addMinutes(
  since: Date,
  minutes: number,
  calendar: DeskCalendar,
  pauses: readonly { from: Date; until: Date }[] = [],
): Date {
  let left = minutes * minute;
  for (const { from, to } of worked(since, calendar, pauses)) {
    if (left <= to - from) return new Date(from + left);
    left -= to - from;
  }
  throw new Error(`the desk does not work for ${longestRest} days`);
}

/** Minutes of business hours between two instants, pauses not counted. */
export function minutesBetween(
  since: Date,
  until: Date,
  calendar: DeskCalendar,
  pauses: readonly { from: Date; until: Date }[] = [],
): number {
  let sum = 0;
  for (const { from, to } of worked(since, calendar, pauses)) {
    if (from >= until.getTime()) break;
    sum += Math.min(to, until.getTime()) - from;
  }
  return sum / minute;
}
