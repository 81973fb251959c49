import 'server-only';
import { z } from 'zod';
import { addDays, closedDay } from '@/lib/calendar/rules';
import { askOne } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { loadWindowFacts, operatingNow } from '@/lib/window/queries';

export const dayProgressShape = z.object({
  at: z.date(),
  planned: z.boolean(),
  closed: z.boolean(),
  /** Steps under way, or due and not begun. */
  underWay: z.number(),
  done: z.number(),
  total: z.number(),
  /** When the next step is due; null = none is left. */
  next: z.date().nullable(),
});
export type DayProgress = z.infer<typeof dayProgressShape>;

const readDayProgressShape = dayProgressShape.omit({ at: true });

/** How far a day is, by the operating clock. */
export async function readDayProgress(db: Ask, date: string): Promise<DayProgress> {
  const at = await operatingNow(db);
  const [row] = await askOne(db, readDayProgressShape)`
    SELECT EXISTS (SELECT FROM operating_days WHERE date = ${date}::date) AS planned,
      EXISTS (SELECT FROM operating_days WHERE date = ${date}::date AND closed_at IS NOT NULL) AS closed,
      count(*) FILTER (WHERE state IN ('waiting', 'commanded') AND due_at <= ${at})::int AS "underWay",
      count(*) FILTER (WHERE state = 'done')::int AS done, count(*)::int AS total,
      min(due_at) FILTER (WHERE state = 'waiting' AND due_at > ${at}) AS next
    FROM operating_steps WHERE date = ${date}::date`;
  return { at, ...row };
}

const secondsShape = z.object({ seconds: z.number().nullable() });

/** Seconds from the first server's command to the last server's online operation, as far as the day has started; null = nothing has. */
export async function readStartSeconds(db: Ask, date: string): Promise<number | null> {
  const [row] = await askOne(db, secondsShape)`
    SELECT extract(epoch FROM max(settled_at) - min(begun_at))::float8 AS seconds FROM operating_steps
    WHERE date = ${date}::date AND kind = 'start' AND round = 1 AND state = 'done'`;
  return row.seconds;
}

const runsShape = z.object({ runs: z.boolean() });

/** Does a worker carry days out now? */
export async function hasEngine(db: Ask): Promise<boolean> {
  const [row] = await askOne(db, runsShape)`SELECT lease_until > clock_timestamp() AS runs FROM operating_engine`;
  return row.runs;
}

/** The first business day at or after a date. */
export async function nextBusinessDay(db: Ask, from: string): Promise<string> {
  const { calendar } = await loadWindowFacts(db, from);
  let date = from;
  while (closedDay(date, calendar)) date = addDays(date, 1);
  return date;
}
