import { minutesInJapan } from '@/lib/calendar/rules';
import { mailCloses, mailOpens } from '../constants';

const minute = 60_000;

/** When somebody is told: at once by day or where it is urgent, else in the morning. */
export function tellAt(now: Date, urgent: boolean): Date {
  const minutes = minutesInJapan(now);
  if (urgent || (minutes >= mailOpens && minutes < mailCloses)) return now;
  const wait = minutes < mailOpens ? mailOpens - minutes : 24 * 60 - minutes + mailOpens;
  return new Date(Math.floor(now.getTime() / minute) * minute + wait * minute);
}
