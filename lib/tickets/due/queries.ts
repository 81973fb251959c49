import 'server-only';
import type { Ask } from '@/lib/core/db';
import type { OrganizationId } from '@/lib/core/ids';
import type { TicketUrgency } from '../constants';
import { deskCalendar } from '../desk-hours/queries';
import { addMinutes } from '../desk-hours/rules';
import type { DeskCalendar } from '../desk-hours/types';
import { targetHours } from './rules';

/** The instant at which `urgency` allows no more waiting, by the hours of a desk. */
export const dueBy = (urgency: TicketUrgency, since: Date, calendar: DeskCalendar): Date =>
  addMinutes(since, targetHours[urgency] * 60, calendar);

/** The instant at which `urgency` allows a holder no more waiting, by the hours of that organization's desk. */
export async function dueFor(
  db: Ask,
  urgency: TicketUrgency,
  since: Date,
  organizationId: OrganizationId,
): Promise<Date> {
  return dueBy(urgency, since, await deskCalendar(db, organizationId, since));
}
