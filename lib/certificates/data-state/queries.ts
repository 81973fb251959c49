import 'server-only';
import type { Ask } from '@/lib/core/db';
import type { Problem } from '@/lib/core/errors';
import { getDataCopy, getSettings } from '../queries';
import type { DataTime } from '../types';
import { dataTimeOf, mayIssueFrom } from './rules';

/** What the counter's pages say of the data: their time (null = live), and why nothing can be issued from them. */
export async function getDataState(
  db: Ask,
  now: Date,
): Promise<{ readonly dataTime: DataTime | null; readonly problems: readonly Problem[] }> {
  const copy = await getDataCopy(db);
  const allowed = mayIssueFrom(copy, (await getSettings(db)).maxDataAgeHours, now);
  return { dataTime: dataTimeOf(copy, now), problems: allowed.ok ? [] : allowed.problems };
}
