import type { getTranslations } from '@/lib/core/i18n/server';
import { isAroundTheClock, weekdayRuns } from '@/lib/organizations/contacts/rules';
import type { ContactHours } from '@/lib/organizations/contacts/types';

type Words = Awaited<ReturnType<typeof getTranslations<'organizations.contacts'>>>;

function daysText(weekdays: number, t: Words): string {
  if (weekdays === 0b1111111) return t('everyDay');
  const names = t('weekdayNames').split(' ');
  const run = ([first, last]: [number, number]) => {
    const [from, to] = [names[first] ?? '', names[last] ?? ''];
    if (first === last) return from;
    return last === first + 1 ? [from, to].join(t('separator')) : t('range', { from, to });
  };
  return weekdayRuns(weekdays).map(run).join(t('separator'));
}

/** For a list, where many windows have the same few hours. */
export function hoursTexts(t: Words): (hours: ContactHours) => string {
  const known = new Map<string, string>();
  return (hours) => {
    const key = [hours.weekdays, hours.opens, hours.closes, hours.onHolidays].join();
    const text = known.get(key) ?? hoursText(hours, t);
    known.set(key, text);
    return text;
  };
}

/** 月～金 8:30～17:15, in words of the reader's language. */
export function hoursText(hours: ContactHours, t: Words): string {
  if (isAroundTheClock(hours)) return t('always');
  const span = t('range', { from: hours.opens.replace(/^0/, ''), to: hours.closes.replace(/^0/, '') });
  const text = `${daysText(hours.weekdays, t)} ${span}`;
  return hours.onHolidays ? `${text} (${t('onHolidays')})` : text;
}
