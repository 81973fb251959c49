import 'server-only';
import { z } from 'zod';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import { askAs } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import type { Actor } from '../actor';

const readSessionLeftShape = z.object({ seen: z.date(), expires: z.date() });

/** Milliseconds until the session ends, because nothing is done or because its time is over; 0 = it has ended. */
export async function readSessionLeft(actor: Actor): Promise<number> {
  const [row] = await askRows(askAs(actor), readSessionLeftShape)`
    SELECT last_seen_at AS seen, expires_at AS expires FROM sessions
    WHERE id = ${actor.sessionId}::uuid AND revoked_at IS NULL`;
  if (!row) return 0;
  const end = Math.min(row.seen.getTime() + env().RENKEI_SESSION_IDLE_MINUTES * 60_000, row.expires.getTime());
  return Math.max(0, end - now().getTime());
}
