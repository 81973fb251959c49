import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { env } from '@/lib/core/env';

export interface OwnSession {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly address: string;
  readonly userAgent: string;
  readonly method: string;
  readonly secondFactor: string | null;
  readonly current: boolean;
  /** Still opens the portal. */
  readonly open: boolean;
}

/** One's own log-ins, newest first: all that are open and what else there was among the latest thirty. */
export async function listOwnSessions(db: Db, actor: Actor): Promise<OwnSession[]> {
  const rows = await db.session.findMany({
    where: { userId: actor.userId },
    orderBy: { createdAt: 'desc' },
    take: 30,
    select: {
      id: true,
      createdAt: true,
      lastSeenAt: true,
      expiresAt: true,
      revokedAt: true,
      address: true,
      userAgent: true,
      method: true,
      secondFactor: true,
    },
  });
  const at = now();
  const idleSince = new Date(at.getTime() - env().RENKEI_SESSION_IDLE_MINUTES * 60_000);
  return rows.map(({ expiresAt, revokedAt, ...row }) => ({
    ...row,
    current: row.id === actor.sessionId,
    open: revokedAt === null && expiresAt > at && row.lastSeenAt > idleSince,
  }));
}
