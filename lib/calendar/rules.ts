import { inTokyo } from '@/lib/core/tokyo';
import type { Calendar, ClosedDay } from './types';

/**
 * The calendar of Japanese administration. Japan has one zone and no summer time, so JST is a fixed offset; the host's zone is
 * never asked. Business dates are `YYYY-MM-DD`.
 */
const day = 24 * 60 * 60 * 1000;

/** The business date of an instant in Japan. */
export function dateInJapan(instant: Date): string {
  return inTokyo(instant).toISOString().slice(0, 10);
}

/** Minutes since midnight in Japan. */
export function minutesInJapan(instant: Date): number {
  const japan = inTokyo(instant);
  return japan.getUTCHours() * 60 + japan.getUTCMinutes();
}

/** A `date` column as Prisma gives it (midnight UTC) ↔ a business date. */
export const fromDateColumn = (column: Date): string => column.toISOString().slice(0, 10);
export const toDateColumn = (date: string): Date => new Date(`${date}T00:00:00Z`);

/** 0 = Monday … 6 = Sunday. */
export function weekdayOf(date: string): number {
  return (toDateColumn(date).getUTCDay() + 6) % 7;
}

export function addDays(date: string, days: number): string {
  return fromDateColumn(new Date(toDateColumn(date).getTime() + days * day));
}

/** Is this a date of the calendar, and not merely of its form (2026-02-30)? PostgreSQL has no year 0. */
export function isBusinessDate(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = toDateColumn(text);
  return !Number.isNaN(parsed.getTime()) && fromDateColumn(parsed) === text;
}

/** 29 December – 3 January (S0 §1 point 5). */
export function isTurnOfYear(date: string): boolean {
  const monthDay = date.slice(5);
  return monthDay >= '12-29' || monthDay <= '01-03';
}

/** A day on which offices are closed: holiday or turn of the year, whatever its weekday. */
export function isDayOff(date: string, holidays: ReadonlySet<string>): boolean {
  return holidays.has(date) || isTurnOfYear(date);
}

/** A weekday (平日) in the sense of offices: Monday to Friday and no day off. */
export function isWorkingDay(date: string, holidays: ReadonlySet<string>): boolean {
  return weekdayOf(date) < 5 && !isDayOff(date, holidays);
}

/** Spans of time up to now by which lists are filtered: as long as they say, wherever midnight is. */
export const lateSpans = ['24h', '7d'] as const;
export type LateSpan = (typeof lateSpans)[number];

export const startOf = (span: LateSpan, now: Date): Date => new Date(now.getTime() - (span === '24h' ? day : 7 * day));

/** Why a date is outside the window for the whole nation; null = it is inside (S0 §1 point 5). */
export function closedDay(date: string, calendar: Calendar): ClosedDay | null {
  const national = calendar.closures.get(date)?.find(({ organizationId }) => organizationId === null);
  if (national) return { rule: 'special-closure', day: national };
  const holiday = calendar.holidays.get(date);
  if (holiday) return { rule: 'holiday', day: holiday };
  if (isTurnOfYear(date)) return { rule: 'year-end', day: null };
  return weekdayOf(date) >= 5 ? { rule: 'weekend', day: null } : null;
}

/** Have the holidays of the date's year been announced? */
export const isConfirmed = (date: string, calendar: Calendar): boolean =>
  calendar.confirmedYears.has(Number(date.slice(0, 4)));

/** Entries by their business date, in their order. */
export function byDate<T extends { readonly date: string }>(entries: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const dates = new Map<string, T[]>();
  for (const entry of entries) dates.set(entry.date, [...(dates.get(entry.date) ?? []), entry]);
  return dates;
}

/** Names an occurrence of work that the clock starts; null = not yet today. */
type Occurrence = (instant: Date) => string | null;

/** Once a day, at a time of day in JST; a worker that starts later the same day catches up. */
export const daily =
  (hour: number, minute: number): Occurrence =>
  (instant) =>
    minutesInJapan(instant) >= hour * 60 + minute ? dateInJapan(instant) : null;

export const hourly: Occurrence = (instant) => `${dateInJapan(instant)}T${Math.floor(minutesInJapan(instant) / 60)}`;
