import 'server-only';
import { addDays, dateInJapan, isWorkingDay } from '@/lib/calendar/rules';
import { Prisma } from '@/lib/core/generated/client';
import type { TicketUrgency } from '../constants';
import { dueAt } from './rules';

/** The holidays that matter to a target from `since`, as JSON. Thirty days hold the longest target over any run of holidays. */
export function holidaysAhead(since: Date): Prisma.Sql {
  const today = dateInJapan(since);
  return Prisma.sql`(SELECT coalesce(json_agg(date), '[]'::json) FROM holidays
    WHERE date BETWEEN ${today}::date AND ${addDays(today, 30)}::date)`;
}

/** `dueAt` on the calendar of the database, of which `holidays` are what `holidaysAhead` answers. */
export function dueFor(urgency: TicketUrgency, since: Date, holidays: readonly string[]): Date {
  const off = new Set(holidays);
  return dueAt(urgency, since, (date) => isWorkingDay(date, off));
}
