import 'server-only';
import { z } from 'zod';
import { type DayName, dayNameShape } from '@/lib/calendar/types';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';

export const holidayYearRowShape = z.object({
  year: z.number(),
  confirmed: z.boolean(),
  source: z.string(),
  version: z.number(),
  count: z.number(),
});
export type HolidayYearRow = z.infer<typeof holidayYearRowShape>;

/** Years of the table of holidays from one on. */
export const listHolidayYears = (db: Ask, from: number): Promise<HolidayYearRow[]> =>
  askRows(db, holidayYearRowShape)`
    SELECT y.year, y.confirmed, y.source, y.version,
      (SELECT count(*)::int FROM holidays h WHERE h.date BETWEEN make_date(y.year, 1, 1) AND make_date(y.year, 12, 31)) AS count
    FROM holiday_years y WHERE y.year >= ${from} ORDER BY y.year`;

export const holidayRowShape = dayNameShape.extend({ date: z.string() });
export type HolidayRow = z.infer<typeof holidayRowShape>;

export const listHolidaysOf = (db: Ask, year: number): Promise<HolidayRow[]> =>
  askRows(db, holidayRowShape)`SELECT date::text, name, name_en AS "nameEn" FROM holidays
    WHERE date BETWEEN make_date(${year}::int, 1, 1) AND make_date(${year}::int, 12, 31) ORDER BY date`;

/** Everything that the table says from a year on, by business date. */
export async function readHolidays(db: Ask, from: number): Promise<ReadonlyMap<string, DayName>> {
  const rows = await askRows(db, holidayRowShape)`
    SELECT date::text, name, name_en AS "nameEn" FROM holidays WHERE date >= make_date(${from}::int, 1, 1) ORDER BY date`;
  return new Map(rows.map(({ date, name, nameEn }) => [date, { name, nameEn }]));
}

const readHolidayNamesShape = z.object({ name: z.string(), nameEn: z.string() });

/** English names of holidays by their Japanese ones, of all years. */
export async function readHolidayNames(db: Ask): Promise<ReadonlyMap<string, string>> {
  const rows = await askRows(db, readHolidayNamesShape)`
    SELECT DISTINCT ON (name) name, name_en AS "nameEn" FROM holidays ORDER BY name, date DESC`;
  return new Map(rows.map(({ name, nameEn }) => [name, nameEn]));
}
