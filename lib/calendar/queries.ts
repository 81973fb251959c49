import 'server-only';
import type { Db } from '@/lib/core/db';
import { fromDateColumn, toDateColumn } from './rules';

/** The national holidays of a span of business dates, both ends included. */
export async function listHolidays(db: Db, from: string, to: string): Promise<ReadonlySet<string>> {
  const rows = await db.holiday.findMany({
    where: { date: { gte: toDateColumn(from), lte: toDateColumn(to) } },
    select: { date: true },
  });
  return new Set(rows.map((row) => fromDateColumn(row.date)));
}
