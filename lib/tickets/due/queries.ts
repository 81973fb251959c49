import 'server-only';
import type { Ask } from '@/lib/core/db';
import type { OrganizationId } from '@/lib/core/ids';
import type { TicketUrgency } from '../constants';
import { deskCalendar } from '../desk-hours/queries';
import { addMinutes } from '../desk-hours/rules';
import { targetHours } from './rules';

/** The instant at which `urgency` allows a holder no more waiting, by the hours of that organization's desk. */
export async function dueFor(
  db: Ask,
  urgency: TicketUrgency,
  since: Date,
  organizationId: OrganizationId,
): Promise<Date> {
  return addMinutes(since, targetHours[urgency] * 60, await deskCalendar(db, organizationId, since));
}
