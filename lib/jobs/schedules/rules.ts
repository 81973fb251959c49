import { addDays, closedDay, dateInJapan } from '@/lib/calendar/rules';
import type { Calendar } from '@/lib/calendar/types';
import { instantOf, minutesOn } from '@/lib/window/rules';
import { type CalendarName, type MissedPolicy, missedAfterMinutes } from '../constants';
import type { Schedule } from '../nets/schema';

/** Days ahead in which a next time is looked for; a further one is found when it comes nearer. */
export const horizonDays = 70;
/** Times of one schedule that are looked at together. */
const most = 3_000;

/** Is this a day of a named calendar? */
export function isDayOf(name: CalendarName, date: string, calendar: Calendar): boolean {
  const open = closedDay(date, calendar) === null;
  if (name === 'every-day') return true;
  if (name === 'closed-days') return !open;
  if (!open || name === 'operating-days') return open;
  const step = name === 'first-operating-day' ? -1 : 1;
  for (let other = addDays(date, step); other.slice(0, 7) === date.slice(0, 7); other = addDays(other, step))
    if (closedDay(other, calendar) === null) return false;
  return true;
}

/** What a schedule's times depend on. */
export interface ScheduleFacts {
  readonly calendar: Calendar;
  /** When the nation's online operation ends on an operating day, in minutes. */
  readonly onlineEnd: (date: string) => number;
}

/** Minutes of a business date at which a schedule's time comes; none for those that follow something else. */
function minutesFor(schedule: Schedule, date: string, { calendar, onlineEnd }: ScheduleFacts): readonly number[] {
  switch (schedule.kind) {
    case 'calendar':
      return isDayOf(schedule.calendar, date, calendar) ? [schedule.at] : [];
    case 'interval': {
      if (!isDayOf(schedule.calendar, date, calendar) || schedule.to < schedule.from) return [];
      const count = Math.floor((schedule.to - schedule.from) / schedule.every) + 1;
      return Array.from({ length: count }, (_, index) => schedule.from + index * schedule.every);
    }
    case 'online-end':
      return isDayOf('operating-days', date, calendar) ? [onlineEnd(date) + schedule.after] : [];
    default:
      return [];
  }
}

/** The nominal times after one instant up to another, ascending; of very many the last ones. */
export function timesBetween(schedule: Schedule, after: Date, upTo: Date, facts: ScheduleFacts): readonly Date[] {
  const times: Date[] = [];
  const last = dateInJapan(upTo);
  // Times past 24:00 belong to the date before.
  for (let date = addDays(dateInJapan(after), -2); date <= last; date = addDays(date, 1))
    for (const minutes of minutesFor(schedule, date, facts)) {
      const at = instantOf(date, minutes);
      if (at > after && at <= upTo) times.push(at);
    }
  return times.toSorted((one, other) => one.getTime() - other.getTime()).slice(-most);
}

/** The next nominal time after an instant; null = none by itself, or none within the horizon. */
export function nextTime(schedule: Schedule, after: Date, facts: ScheduleFacts): Date | null {
  if (['after', 'daily', 'manual'].includes(schedule.kind)) return null;
  let date = dateInJapan(after);
  for (let ahead = -2; ahead <= horizonDays; ahead += 1) {
    date = addDays(dateInJapan(after), ahead);
    const [next] = minutesFor(schedule, date, facts)
      .map((minutes) => instantOf(date, minutes))
      .filter((at) => at > after)
      .toSorted((one, other) => one.getTime() - other.getTime());
    if (next) return next;
  }
  return null;
}

/** Of times that have come: which run, on time or late, and which are recorded as missed. */
export function judgeTimes(times: readonly Date[], policy: MissedPolicy, at: Date) {
  const isLate = (time: Date) => at.getTime() - time.getTime() > missedAfterMinutes * 60_000;
  const late = times.filter(isLate);
  const onTime = times.filter((time) => !isLate(time));
  const run = policy === 'all' ? late : policy === 'once' && onTime.length === 0 ? late.slice(-1) : [];
  return { onTime, late: run, missed: late.filter((time) => !run.includes(time)) };
}

/** Has a time of the business date of a run come? */
export const isAfterTime = (nominalAt: Date, minutes: number | null, at: Date): boolean =>
  minutes === null || minutesOn(dateInJapan(nominalAt), at) >= minutes;
