import 'server-only';
import type { Db } from '@/lib/core/db';
import { formatTicketNumber } from './rules';

/** The next number of the year (JST). Holds the year's counter until the transaction ends: call it late. */
export async function takeNumber(db: Db, at: Date): Promise<string> {
  const year = new Date(at.getTime() + 9 * 3_600_000).getUTCFullYear();
  const rows = await db.$queryRaw<{ last: number }[]>`
    INSERT INTO ticket_counters (year, last) VALUES (${year}::smallint, 1)
    ON CONFLICT (year) DO UPDATE SET last = ticket_counters.last + 1 RETURNING last`;
  return formatTicketNumber(year, rows[0]?.last ?? 0);
}
