import { catalog } from '@/lib/core/i18n/catalog';
import { fill } from '@/lib/core/i18n/fill';
import { formatDateTime } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';
import { horizon } from '../constants';
import type { Explanation, Span } from '../types';

const two = (value: number): string => String(value).padStart(2, '0');

/** `17:00`, past 24:00 as `26:30`. */
export const formatMinutes = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

export const formatMinuteSpan = ({ from, to }: Span): string => `${formatMinutes(from)}–${formatMinutes(to)}`;

/** The rule that decided, as a sentence. */
export function ruleText({ rule, day, extension, stop }: Explanation, locale: Locale): string {
  const words = catalog[locale].window.rules[rule];
  const name = (locale === 'en' ? day?.nameEn : day?.name) ?? '';
  return fill(words, {
    day: name,
    span: extension ? formatMinuteSpan(extension) : '',
    stop: stop?.title || catalog[locale].window.supposed,
  });
}

/** Open until when, or opening next when. */
export function untilText({ open, until, nextOpen }: Explanation, locale: Locale): string {
  const words = catalog[locale].window;
  const at = open ? until : nextOpen;
  if (at === null) return fill(words.noNextOpen, { days: horizon });
  return fill(open ? words.until : words.nextOpen, { time: formatDateTime(at, locale) });
}
