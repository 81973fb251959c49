import 'server-only';
import { Prisma } from '@/lib/core/generated/client';
import { inTokyo } from '@/lib/core/tokyo';

/** The year (JST) whose numbers are given at that instant. */
export const numberYear = (at: Date): number => inTokyo(at).getUTCFullYear();

/** Takes the next number of a year, as `last`. Holds the year's counter until the transaction ends: call it late. */
export const takeNumber = (year: number): Prisma.Sql => Prisma.sql`
  INSERT INTO ticket_counters (year, last) VALUES (${year}::smallint, 1)
  ON CONFLICT (year) DO UPDATE SET last = ticket_counters.last + 1 RETURNING last`;
