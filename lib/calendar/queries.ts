import 'server-only';
import type { Ask } from '@/lib/core/db';

/** The national holidays of a span of business dates, both ends included. */
export async function listHolidays(db: Ask, from: string, to: string): Promise<ReadonlySet<string>> {
  const rows = await db.$queryRaw<{ date: string }[]>`
    SELECT date::text FROM holidays WHERE date BETWEEN ${from}::date AND ${to}::date`;
  return new Set(rows.map(({ date }) => date));
}
