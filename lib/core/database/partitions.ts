import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '../db';

const day = 24 * 3_600_000;

/** A date (UTC) some days from an instant, as `YYYY-MM-DD`. */
const dateAround = (at: Date, days: number): string => new Date(at.getTime() + days * day).toISOString().slice(0, 10);

interface Span {
  /** Days behind today that are kept; what is older goes with its partition. */
  readonly keep: number;
  /** Days ahead of today that are ready: so long may no worker run before a row finds no place. */
  readonly ahead: number;
}

const keepPartitionsShape = z.object({ made: z.number(), dropped: z.number() });

/**
 * Makes the missing partitions of a table that is partitioned by day (UTC), and drops those that are too old. For a task that the clock
 * starts each hour; may run again, and at several workers at once. In `withSystem` only.
 */
export async function keepPartitions(
  db: Db,
  table: string,
  at: Date,
  { keep, ahead }: Span,
): Promise<{ readonly made: number; readonly dropped: number }> {
  const [row] = await askRows(db, keepPartitionsShape)`
    SELECT renkei.add_partitions(${table}, ${dateAround(at, -keep)}::date, ${dateAround(at, ahead)}::date) AS made,
      renkei.drop_partitions(${table}, ${dateAround(at, -keep)}::date) AS dropped`;
  if (row === undefined) throw new Error('a count without a row');
  return row;
}
