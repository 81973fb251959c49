import 'server-only';
import { listHolidays } from '@/lib/calendar/queries';
import { isBusinessDay } from '@/lib/calendar/rules';
import type { Db } from '@/lib/core/db';
import type { TicketUrgency } from '../constants';
import { dueAt } from './rules';

/** `dueAt` on the calendar of the database. Thirty days hold the longest target over any run of holidays. */
export async function dueFor(db: Db, urgency: TicketUrgency, since: Date): Promise<Date> {
  const holidays = await listHolidays(db, since, 30);
  return dueAt(urgency, since, (date) => isBusinessDay(date, holidays));
}
