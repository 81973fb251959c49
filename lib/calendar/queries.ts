import 'server-only';
import type { Db } from '@/lib/core/db';

/** The national holidays of `days` days from `from` on, as `YYYY-MM-DD`. */
export async function listHolidays(db: Db, from: Date, days: number): Promise<Set<string>> {
  const rows = await db.holiday.findMany({
    where: { date: { gte: new Date(from.getTime() - 86_400_000), lte: new Date(from.getTime() + days * 86_400_000) } },
    select: { date: true },
  });
  return new Set(rows.map((row) => row.date.toISOString().slice(0, 10)));
}
