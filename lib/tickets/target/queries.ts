import 'server-only';
import type { Db } from '@/lib/core/db';
import type { TicketUrgency } from '../constants';
import { dueAt } from './rules';

/** `dueAt` on the calendar of the database. */
export async function dueFor(db: Db, urgency: TicketUrgency, since: Date): Promise<Date> {
  return dueAt(urgency, since, await businessDays(db, since));
}
