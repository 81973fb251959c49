import { dateInJapan } from '@/lib/calendar/rules';

const day = 86_400_000;

/** A day of the last week, that would be a working day most likely: the only holiday of the test. */
export const holiday = dateInJapan(new Date(Date.now() - 6 * day));

/**
 * How many of these came on an average working day of the four weeks before today, by hand: no Saturday or Sunday, no turn of the
 * year, not the holiday. `midnight`: epoch milliseconds at which the day so many days ago began in Japan.
 */
export function averageOnWorkingDays(
  rows: readonly { readonly created_at: Date }[],
  midnight: (ago: number) => number,
): number {
  const days = Array.from({ length: 28 }, (_, index) => midnight(index + 1)).filter((start) => {
    const [date = ''] = new Date(start + 9 * 3_600_000).toISOString().split('T');
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    return weekday !== 0 && weekday !== 6 && date !== holiday && !/-(12-29|12-3[01]|01-0[1-3])$/.test(date);
  });
  const within = rows.filter(({ created_at: at }) =>
    days.some((start) => at.getTime() >= start && at.getTime() < start + day),
  );
  return days.length === 0 ? 0 : Math.round(within.length / days.length);
}
