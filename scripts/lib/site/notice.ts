import { isSigned } from '@/lib/continuity/envelope/rules';
import { askTimeout, judge, type Reachability } from '@/lib/continuity/noticing/rules';
import { verifyKeyOf } from '@/lib/continuity/sites/gateway';
import type { SiteEntry } from '@/lib/continuity/sites/types';
import { within } from '@/lib/core/async/within';
import { now } from '@/lib/core/clock';
import { asSystem, type SitePlace } from './place';

/** The row that every page of a site reads; made at the site's start. */
export async function beginStatus(place: SitePlace): Promise<void> {
  await asSystem(place.ownerUrl, (client) =>
    client.query(
      `INSERT INTO site_status (id, site, checked_at, center_reachable) VALUES (1, $1, $2, true) ON CONFLICT (id) DO UPDATE SET site = EXCLUDED.site`,
      [place.name, now()],
    ),
  );
}

/** The center's time if it answers and the answer is its own; null = it does not. */
async function askCenter(center: SiteEntry): Promise<Date | null> {
  try {
    const { text, signature } = await within(askTimeout, async (signal) => {
      const response = await fetch(`${center.origin}/api/site/state`, { signal, headers: { connection: 'close' } });
      return (await response.json()) as { text: string; signature: string };
    });
    return isSigned(text, signature, verifyKeyOf(center)) ? new Date(JSON.parse(text).at) : null;
  } catch {
    return null;
  }
}

/** One attempt, and what the site's pages say after it. */
export async function notice(place: SitePlace, center: SiteEntry, before: Reachability): Promise<Reachability> {
  const centerTime = await askCenter(center);
  const at = now();
  const after = judge(before, centerTime !== null, at);
  const offset =
    centerTime === null ? null : Math.max(-2_000_000_000, Math.min(2_000_000_000, at.getTime() - centerTime.getTime()));
  await asSystem(place.ownerUrl, (client) =>
    client.query(
      `UPDATE site_status SET checked_at = $1, center_reachable = $2, failures = $3, unreachable_since = $4,
         center_time = GREATEST(center_time, $5), clock_offset = coalesce($6, clock_offset)`,
      [at, after.reachable, after.failures, after.reachable ? null : after.since, centerTime, offset],
    ),
  );
  return after;
}
