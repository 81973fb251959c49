import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { addDays } from '@/lib/calendar/rules';
import { catalog } from '@/lib/core/i18n/catalog';
import { fill } from '@/lib/core/i18n/fill';
import type { Locale } from '@/lib/core/i18n/locale';
import { instantOf } from '../../rules';
import type { PublicDay, PublicHours, PublicSpan } from '../types';

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

/** Only what the counter hours do not say already. */
const extended = (spans: readonly PublicSpan[]): readonly PublicSpan[] =>
  spans.filter(({ rule }) => rule === 'extension');

/**
 * A town's public hours as an ICS calendar: counter hours, extensions, and by their names the days on which it is closed. Times go as UTC, so
 * that no reader needs a description of Japan's zone; an event keeps its identity as long as its date and service do.
 */
export function feedOf({ organization, days }: PublicHours, locale: Locale, now: Date): string {
  const words = catalog[locale].window.hours;
  const name = locale === 'en' ? organization.nameEn : organization.name;
  const calendar = ical({
    name: fill(words.title, { name }),
    prodId: { company: 'Renkei', product: 'window', language: locale.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 6 * 3_600,
  });
  const open = (day: PublicDay, kind: 'counter' | 'issuance' | 'identity', spans: readonly PublicSpan[]) => {
    for (const [index, { from, to }] of spans.entries())
      calendar.createEvent({
        id: `${organization.code}-${day.date}-${kind}-${index}@renkei`,
        start: instantOf(day.date, minutesOf(from)),
        end: instantOf(day.date, minutesOf(to)),
        stamp: now,
        summary: words[kind],
        location: name,
      });
  };
  for (const day of days) {
    open(day, 'counter', day.counter);
    open(day, 'issuance', extended(day.wideAreaIssuance));
    open(day, 'identity', extended(day.identityVerification));
    if (day.closedFor === null) continue;
    calendar.createEvent({
      id: `${organization.code}-${day.date}-closed@renkei`,
      // An all-day event ends on the day after; the generator reads dates by UTC.
      start: new Date(`${day.date}T00:00:00Z`),
      end: new Date(`${addDays(day.date, 1)}T00:00:00Z`),
      timezone: 'UTC',
      allDay: true,
      stamp: now,
      summary: fill(words.closedFor, { name: locale === 'en' ? day.closedFor.nameEn : day.closedFor.name }),
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}
