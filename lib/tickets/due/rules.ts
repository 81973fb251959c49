import type { TicketUrgency } from '../constants';

/** Business hours in which a holder should act, by urgency (ours; a business day has eight). */
export const targetHours: Readonly<Record<TicketUrgency, number>> = { urgent: 2, high: 8, normal: 24 };

const hour = 3_600_000;
const day = 24 * hour;
/** Japan has had one offset and no summer time since 1951. */
const offset = 9 * hour;
const opens = 9 * hour;
const closes = 17 * hour;

export type IsBusinessDay = (date: string) => boolean;

const dateOf = (midnight: number) => new Date(midnight).toISOString().slice(0, 10);

/** The instant at which `urgency` allows no more waiting, counting 9:00–17:00 JST of business days from `since`. */
export function dueAt(urgency: TicketUrgency, since: Date, isBusinessDay: IsBusinessDay): Date {
  let left = targetHours[urgency] * hour;
  const local = since.getTime() + offset;
  let midnight = Math.floor(local / day) * day;
  let from = local - midnight;
  for (let days = 0; days < 400; days += 1) {
    if (isBusinessDay(dateOf(midnight))) {
      const start = Math.max(from, opens);
      const room = Math.max(closes - start, 0);
      if (left <= room) return new Date(midnight + start + left - offset);
      left -= room;
    }
    midnight += day;
    from = 0;
  }
  throw new Error('the calendar has no business day within 400 days');
}
