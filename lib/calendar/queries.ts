import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import type { Ask, Db } from '@/lib/core/db';
import { daily, isWorkingDay } from './rules';

const dateShape = z.object({ date: z.string() });

/** The national holidays of a span of business dates, both ends included. */
export async function listHolidays(db: Ask, from: string, to: string): Promise<ReadonlySet<string>> {
  const rows = await askRows(db, dateShape)`
    SELECT date::text FROM holidays WHERE date BETWEEN ${from}::date AND ${to}::date`;
  return new Set(rows.map(({ date }) => date));
}

/** 平日 at a time of day in JST: names the occurrence of work that the clock starts. */
export const onWorkingDays =
  (hour: number, minute: number) =>
  async (instant: Date, db: Db): Promise<string | null> => {
    const date = daily(hour, minute)(instant);
    return date !== null && isWorkingDay(date, await listHolidays(db, date, date)) ? date : null;
  };
