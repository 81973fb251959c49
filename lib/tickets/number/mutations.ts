import 'server-only';
import { Prisma } from '@/lib/core/generated/client';

/** The year (JST) whose numbers are given at that instant. */
export const numberYear = (at: Date): number => new Date(at.getTime() + 9 * 3_600_000).getUTCFullYear();

/** Takes the next number of a year, as `last`. Holds the year's counter until the transaction ends: call it late. */
export const takeNumber = (year: number): Prisma.Sql => Prisma.sql`
  INSERT INTO ticket_counters (year, last) VALUES (${year}::smallint, 1)
  ON CONFLICT (year) DO UPDATE SET last = ticket_counters.last + 1 RETURNING last`;
