import 'server-only';
import { z } from 'zod';
import { now } from '@/lib/core/clock';
import { askRows } from '@/lib/core/database/rows';
import { withSystem } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import { hashToken, unsealToken } from './cookie';

export const endReasons = [
  'idle',
  'expired',
  'logged_out',
  'revoked',
  'password_changed',
  'organization_changed',
  'disabled',
] as const;
export type EndReason = (typeof endReasons)[number];

const endedShape = z.object({ reason: z.string().nullable(), idle: z.boolean(), expired: z.boolean() });

/** Why the log-in behind a cookie's value is over; null = it is not, or there never was one. Only who has the cookie learns it. */
export async function whyEnded(cookie: string | undefined): Promise<EndReason | null> {
  const token = cookie ? await unsealToken(cookie) : null;
  if (token === null) return null;
  const idleSince = new Date(now().getTime() - env().RENKEI_SESSION_IDLE_MINUTES * 60_000);
  const [ended] = await withSystem(
    'session.why_ended',
    (db) => askRows(db, endedShape)`
      SELECT s.end_reason AS reason, s.last_seen_at < ${idleSince} AS idle, s.expires_at <= ${now()} AS expired
        FROM sessions s WHERE s.token_hash = ${hashToken(token)}`,
  );
  if (!ended) return null;
  const said = endReasons.find((reason) => reason === ended.reason);
  if (said) return said;
  if (ended.reason !== null) return 'revoked';
  return ended.expired ? 'expired' : ended.idle ? 'idle' : null;
}
