import 'server-only';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { idOf, type OrganizationId, type UserId } from '@/lib/core/ids';

/** Ends all log-ins of users: who they act for has changed. */
async function endSessions(db: Db, userIds: readonly UserId[]): Promise<void> {
  await db.session.updateMany({
    where: { userId: { in: [...userIds] }, revokedAt: null },
    data: { revokedAt: now(), endReason: 'organization_changed' },
  });
}

/** The people of a merged body work for its successor, with the roles they had. Returns who moved. In `withSystem` only. */
export async function moveUsers(db: Db, from: OrganizationId, to: OrganizationId): Promise<UserId[]> {
  const users = await db.user.findMany({ where: { organizationId: from }, select: { id: true } });
  const ids = users.map((user) => idOf<UserId>(user.id));
  await db.user.updateMany({ where: { id: { in: ids } }, data: { organizationId: to, version: { increment: 1 } } });
  await endSessions(db, ids);
  return ids;
}

/** The people of a body that closes cannot log in any more. Returns who was disabled. In `withSystem` only. */
export async function disableUsers(db: Db, organizationId: OrganizationId): Promise<UserId[]> {
  const users = await db.user.findMany({ where: { organizationId, disabledAt: null }, select: { id: true } });
  const ids = users.map((user) => idOf<UserId>(user.id));
  await db.user.updateMany({ where: { id: { in: ids } }, data: { disabledAt: now(), version: { increment: 1 } } });
  await endSessions(db, ids);
  return ids;
}
