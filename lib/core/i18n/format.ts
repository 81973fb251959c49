import { inTokyo, tokyoOffset } from '../tokyo';
import { fill } from './fill';
import type { Locale } from './locale';
import en from './messages/en/format.json';
import ja from './messages/ja/format.json';

/**
 * Dates, times and numbers as people read them; the same words on server, worker and in mail. Zone is Asia/Tokyo by
 * arithmetic: Japan has had no summer time since 1951, and lists format hundreds of instants, for which `Intl` is slow.
 */
const words = { ja, en } satisfies Record<Locale, unknown>;
const minute = 60_000;
const dayLength = 24 * 60 * minute;

/** An instant, or a business date `YYYY-MM-DD`, which is a date in Tokyo already. */
type Day = Date | string;

function clockOf(day: Day): Date {
  return typeof day === 'string' ? new Date(`${day}T00:00:00Z`) : inTokyo(day);
}

const tokyoDay = (instant: Date) => Math.floor((instant.getTime() + tokyoOffset) / dayLength);

const two = (value: number): string => String(value).padStart(2, '0');

function parts(day: Day, locale: Locale) {
  const date = clockOf(day);
  const month = date.getUTCMonth() + 1;
  return {
    year: date.getUTCFullYear(),
    month,
    day: date.getUTCDate(),
    month2: two(month),
    day2: two(date.getUTCDate()),
    monthName: words[locale].months.split(' ')[month - 1] ?? '',
    weekday: words[locale].weekdays.split(' ')[date.getUTCDay()] ?? '',
  };
}

/** 2026年11月20日（金） / Fri 20 Nov 2026 */
export function formatDate(day: Day, locale: Locale): string {
  return fill(words[locale].date, parts(day, locale));
}

/** By days since 1970: the rows of a list are of few days. */
const shortDates = { ja: new Map<number, string>(), en: new Map<number, string>() };

/** 2026/11/20 / 20 Nov 2026, for dense tables. */
export function formatShortDate(day: Day, locale: Locale): string {
  const known = shortDates[locale];
  const number = typeof day === 'string' ? Date.parse(day) / dayLength : tokyoDay(day);
  const text = known.get(number) ?? fill(words[locale].shortDate, parts(day, locale));
  if (known.size < 10_000) known.set(number, text);
  return text;
}

/** 18:05 */
export function formatTime(instant: Date): string {
  const minutes = Math.floor((instant.getTime() + tokyoOffset) / minute) - tokyoDay(instant) * 24 * 60;
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** 2026年11月20日（金） 18:05 / Fri 20 Nov 2026, 18:05 */
export function formatDateTime(instant: Date, locale: Locale): string {
  return fill(words[locale].dateTime, { date: formatDate(instant, locale), time: formatTime(instant) });
}

/** 2026/11/20 18:05 / 20 Nov 2026 18:05, for dense tables. */
export function formatShortDateTime(instant: Date, locale: Locale): string {
  return `${formatShortDate(instant, locale)} ${formatTime(instant)}`;
}

/** A length of time in its largest unit, rounded down: 5分, 3時間, 2日. Under a minute and negative lengths: 0分. */
export function formatSpan(milliseconds: number, locale: Locale): string {
  const minutes = Math.max(0, Math.floor(milliseconds / minute));
  if (minutes < 60) return fill(words[locale].minutes, { count: minutes });
  if (minutes < 60 * 24) return fill(words[locale].hours, { count: Math.floor(minutes / 60) });
  return fill(words[locale].days, { count: formatNumber(Math.floor(minutes / 60 / 24)) });
}

/** How long ago an instant was: たった今, 3時間前, 2日前. */
export function formatAge(instant: Date, now: Date, locale: Locale): string {
  const milliseconds = now.getTime() - instant.getTime();
  if (milliseconds < minute) return words[locale].justNow;
  return fill(words[locale].ago, { span: formatSpan(milliseconds, locale) });
}

const grouping = new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 });

/** 1,234,567; the same in both languages. */
export function formatNumber(value: number | bigint): string {
  return grouping.format(value);
}

/** A count that ended one beyond `most`: `1,000+`. */
export const formatUpTo = (count: number, most: number): string =>
  count > most ? `${formatNumber(most)}+` : formatNumber(count);

/** Bytes as people say them: 980 B, 12.4 KB, 3.1 MB (1 KB = 1,024 bytes, as the desktop of the reader counts). */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** power;
  return `${formatNumber(power === 0 ? value : Math.round(value * 10) / 10)} ${units[power]}`;
}

const eras = [
  { from: '2019-05-01', name: '令和' },
  { from: '1989-01-08', name: '平成' },
  { from: '1926-12-25', name: '昭和' },
  { from: '1912-07-30', name: '大正' },
  { from: '1873-01-01', name: '明治' },
] as const;

/**
 * 令和8年11月20日, as official forms have it; the first year of an era is 元年. Before 1873, when Japan took up the
 * Gregorian calendar, the western date is given.
 */
export function formatWareki(day: Day): string {
  const date = clockOf(day);
  const iso = date.toISOString().slice(0, 10);
  const rest = `${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
  const era = eras.find(({ from }) => iso >= from);
  if (!era) return `${date.getUTCFullYear()}年${rest}`;
  const year = date.getUTCFullYear() - (era.name === '明治' ? 1868 : Number(era.from.slice(0, 4))) + 1;
  return `${era.name}${year === 1 ? '元' : year}年${rest}`;
}
