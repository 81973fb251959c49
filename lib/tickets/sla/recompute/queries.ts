import 'server-only';
import { z } from 'zod';
import type { Db } from '@/lib/core/db';
import { askOne, askRows } from '@/lib/core/rows';
import { recomputeTask } from '../constants';

const markShape = z.object({ mark: z.string() });

/** What all desks' calendars are, in short: another text = one of them has changed. */
async function calendarsMark(db: Db): Promise<string> {
  const [row] = await askOne(db, markShape)`
    SELECT md5(concat_ws('|', (SELECT string_agg(date::text, ',' ORDER BY date) FROM holidays),
      (SELECT string_agg(concat_ws(' ', date, organization_id), ',' ORDER BY date, organization_id) FROM closures),
      (SELECT string_agg(h::text, ',' ORDER BY organization_id, valid_from) FROM desk_hours h),
      (SELECT string_agg(d::text, ',' ORDER BY id) FROM desk_days d))) AS mark`;
  return row.mark;
}

const dueShape = z.object({ due: z.string() });

/** An occurrence of the recomputation: null while the calendars are those of the last one. */
export async function calendarsChanged(instant: Date, db: Db): Promise<string | null> {
  const mark = await calendarsMark(db);
  const [last] = await askRows(db, dueShape)`
    SELECT due FROM tick_runs WHERE task = ${recomputeTask} ORDER BY ran_at DESC LIMIT 1`;
  return last?.due.startsWith(mark) ? null : `${mark} ${instant.toISOString()}`;
}
