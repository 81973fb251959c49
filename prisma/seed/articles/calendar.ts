import { inTokyo } from '@/lib/core/tokyo';
import type { Calendar } from './text/types';

const day = 24 * 3_600_000;

const inJapan = (date: string, time: string) => new Date(`${date}T${time}:00+09:00`);
const isoDate = (at: Date) => inTokyo(at).toISOString().slice(0, 10);
const era = (year: number) => `令和${year - 2018}年`;

export function calendarAt(at: Date): Calendar {
  const monthAgo = (months: number) => {
    const now = inTokyo(at);
    return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1));
  };
  return {
    at,
    ago: (days, time) => inJapan(isoDate(new Date(at.getTime() - days * day)), time),
    inMonth: (months, ofMonth, time) => {
      const first = monthAgo(months);
      return inJapan(`${first.toISOString().slice(0, 8)}${String(ofMonth).padStart(2, '0')}`, time);
    },
    month: (months) => `${era(monthAgo(months).getUTCFullYear())}${monthAgo(months).getUTCMonth() + 1}月`,
    date: (instant) => {
      const local = inTokyo(instant);
      return `${era(local.getUTCFullYear())}${local.getUTCMonth() + 1}月${local.getUTCDate()}日`;
    },
  };
}
