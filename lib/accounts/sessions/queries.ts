import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { env } from '@/lib/core/env';

export const ownSessionShape = z.object({
  id: z.string(),
  createdAt: z.date(),
  lastSeenAt: z.date(),
  address: z.string(),
  userAgent: z.string(),
  method: z.string(),
  secondFactor: z.string().nullable(),
  current: z.boolean(),
  /** Still opens the portal. */
  open: z.boolean(),
});
export type OwnSession = z.infer<typeof ownSessionShape>;

/** One's own log-ins, newest first: all that are open and what else there was among the latest thirty. */
export function listOwnSessions(db: Ask, actor: Actor): Promise<OwnSession[]> {
  const at = now();
  const idleSince = new Date(at.getTime() - env().RENKEI_SESSION_IDLE_MINUTES * 60_000);
  return askRows(db, ownSessionShape)`
    SELECT id::text, created_at AS "createdAt", last_seen_at AS "lastSeenAt", address, user_agent AS "userAgent", method,
      second_factor AS "secondFactor", id = ${actor.sessionId}::uuid AS current,
      revoked_at IS NULL AND expires_at > ${at}::timestamptz AND last_seen_at > ${idleSince}::timestamptz AS open
    FROM sessions WHERE user_id = ${actor.userId}::uuid ORDER BY created_at DESC LIMIT 30`;
}
