import 'server-only';
import type { DayName } from '@/lib/calendar/types';
import type { Ask } from '@/lib/core/db';

export interface HolidayYearRow {
  readonly year: number;
  readonly confirmed: boolean;
  readonly source: string;
  readonly version: number;
  readonly count: number;
}

/** Years of the table of holidays from one on. */
export const listHolidayYears = (db: Ask, from: number): Promise<HolidayYearRow[]> =>
  db.$queryRaw`
    SELECT y.year, y.confirmed, y.source, y.version,
      (SELECT count(*)::int FROM holidays h WHERE h.date BETWEEN make_date(y.year, 1, 1) AND make_date(y.year, 12, 31)) AS count
    FROM holiday_years y WHERE y.year >= ${from} ORDER BY y.year`;

export interface HolidayRow extends DayName {
  readonly date: string;
}

export const listHolidaysOf = (db: Ask, year: number): Promise<HolidayRow[]> =>
  db.$queryRaw`SELECT date::text, name, name_en AS "nameEn" FROM holidays
    WHERE date BETWEEN make_date(${year}::int, 1, 1) AND make_date(${year}::int, 12, 31) ORDER BY date`;

/** Everything that the table says from a year on, by business date. */
export async function readHolidays(db: Ask, from: number): Promise<ReadonlyMap<string, DayName>> {
  const rows = await db.$queryRaw<HolidayRow[]>`
    SELECT date::text, name, name_en AS "nameEn" FROM holidays WHERE date >= make_date(${from}::int, 1, 1) ORDER BY date`;
  return new Map(rows.map(({ date, name, nameEn }) => [date, { name, nameEn }]));
}

/** English names of holidays by their Japanese ones, of all years. */
export async function readHolidayNames(db: Ask): Promise<ReadonlyMap<string, string>> {
  const rows = await db.$queryRaw<{ name: string; nameEn: string }[]>`
    SELECT DISTINCT ON (name) name, name_en AS "nameEn" FROM holidays ORDER BY name, date DESC`;
  return new Map(rows.map(({ name, nameEn }) => [name, nameEn]));
}
