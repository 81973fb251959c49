import 'server-only';
import { z } from 'zod';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { clockFault } from '../noticing/rules';
import { type SiteState, siteStateShape } from './types';

const rowShape = siteStateShape
  .omit({ clock: true })
  .extend({ centerTime: z.date().nullable(), clockOffset: z.number() });

/** How things stand at this site; null = its own program has not started yet, or this is no site. */
export async function readSiteState(ask: Ask): Promise<SiteState | null> {
  const [row] = await askRows(ask, rowShape)`
    SELECT s.site, s.checked_at AS "checkedAt", s.center_reachable AS "centerReachable", s.unreachable_since AS "unreachableSince",
      s.center_time AS "centerTime", s.clock_offset AS "clockOffset", s.fault, c.data_at AS "dataAt",
      coalesce(c.declaration <> '' AND c.issuing_stopped_at IS NULL, false) AS declared, c.issuing_stopped_at IS NOT NULL AS stopped
    FROM site_status s LEFT JOIN data_copies c ON true LIMIT 1`;
  if (!row) return null;
  const { centerTime, clockOffset, ...state } = row;
  return { ...state, clock: clockFault(now(), centerTime, clockOffset) };
}
