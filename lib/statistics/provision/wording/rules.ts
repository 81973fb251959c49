import { formatNumber } from '@/lib/core/i18n/format';
import type { Locale } from '@/lib/core/i18n/locale';

/** 2012年8月 / Aug 2012. */
export function monthName(month: string, locale: Locale): string {
  const [year, number] = [month.slice(0, 4), Number(month.slice(5, 7))];
  if (locale === 'ja') return `${year}年${number}月`;
  const names = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
  return `${names[number - 1]} ${year}`;
}

/** For the marks of an axis: 4,000万, 1億 / 40M, 100M. */
export function shortFigure(value: number, locale: Locale): string {
  const units = locale === 'ja' ? jaUnits : enUnits;
  const unit = units.find(({ from }) => value >= from);
  return unit === undefined
    ? formatNumber(value)
    : `${formatNumber(Math.round((value / unit.from) * 10) / 10)}${unit.name}`;
}

const jaUnits = [
  { from: 100_000_000, name: '億' },
  { from: 10_000, name: '万' },
] as const;
const enUnits = [
  { from: 1_000_000, name: 'M' },
  { from: 1_000, name: 'k' },
] as const;
