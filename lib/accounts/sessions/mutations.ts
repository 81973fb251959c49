import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { hashToken } from '@/lib/access/login/cookie';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import { type Db, withSystem } from '@/lib/core/db';
import { idOf, type OrganizationId, type SessionId, type UserId } from '@/lib/core/ids';

/** Log-out: the session behind the cookie's token ends, if it had not already. */
export async function closeSession(token: string, requestId = ''): Promise<void> {
  await withSystem(
    'log-out',
    async (db) => {
      const session = await db.session.findUnique({
        where: { tokenHash: hashToken(token), revokedAt: null },
        select: {
          id: true,
          user: { select: { id: true, name: true, organization: { select: { id: true, name: true } } } },
        },
      });
      if (!session) return;
      await db.session.update({
        where: { id: session.id },
        data: { revokedAt: now(), endReason: 'logged_out' },
        select: { id: true },
      });
      const { user } = session;
      const actor = {
        userId: idOf<UserId>(user.id),
        userName: user.name,
        organizationId: idOf<OrganizationId>(user.organization.id),
        organizationName: user.organization.name,
        requestId,
      };
      await recordAudit(db, actor, { event: 'session.closed', targetType: 'session', targetId: session.id });
    },
    requestId,
  );
}

/** Ends one of one's own sessions; false = there is no such open one. */
export async function revokeSession(db: Db, actor: Actor, id: SessionId): Promise<boolean> {
  const { count } = await db.session.updateMany({
    where: { id, userId: actor.userId, revokedAt: null },
    data: { revokedAt: now(), endReason: 'revoked' },
  });
  if (count === 0) return false;
  await recordAudit(db, actor, { event: 'session.revoked', targetType: 'session', targetId: id });
  return true;
}

/** Ends all of one's own sessions but this one; returns how many. */
export async function revokeOtherSessions(
  db: Db,
  actor: Actor,
  reason: 'revoked' | 'password_changed',
): Promise<number> {
  const { count } = await db.session.updateMany({
    where: { userId: actor.userId, revokedAt: null, expiresAt: { gt: now() }, id: { not: actor.sessionId } },
    data: { revokedAt: now(), endReason: reason },
  });
  if (count > 0) {
    const after = { ended: count, reason };
    await recordAudit(db, actor, { event: 'session.revoked', targetType: 'user', targetId: actor.userId, after });
  }
  return count;
}
