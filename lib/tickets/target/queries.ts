import 'server-only';
import { listHolidays } from '@/lib/calendar/queries';
import { addDays, dateInJapan, isWorkingDay } from '@/lib/calendar/rules';
import type { Db } from '@/lib/core/db';
import type { TicketUrgency } from '../constants';
import { dueAt } from './rules';

/** `dueAt` on the calendar of the database. Thirty days hold the longest target over any run of holidays. */
export async function dueFor(db: Db, urgency: TicketUrgency, since: Date): Promise<Date> {
  const today = dateInJapan(since);
  const holidays = await listHolidays(db, today, addDays(today, 30));
  return dueAt(urgency, since, (date) => isWorkingDay(date, holidays));
}
