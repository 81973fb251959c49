import 'server-only';
import { now } from '@/lib/core/clock';
import { type Db, withSystem } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import { failure, type Result, success } from '@/lib/core/errors';
import { newId, type UserId } from '@/lib/core/ids';
import { hashToken, newToken } from './cookie';
import { verifyPassword } from './passwords';
import type { Origin } from './request';

/** A session that was just opened: the token goes into the cookie and is kept nowhere else. */
export interface OpenedSession {
  readonly token: string;
  readonly userId: UserId;
  readonly locale: string;
}

/** Log-in by ID and password. Every refusal reads the same, so that nobody learns which log-in IDs exist. */
export async function logInByPassword(
  loginId: string,
  password: string,
  origin: Origin,
): Promise<Result<OpenedSession>> {
  const user = await withSystem('log-in', (db) => findAccount(db, loginId), origin.requestId);
  const matches = await verifyPassword(user?.passwordHash ?? null, password);
  if (!matches || !user?.open) return failure('wrongCredentials');
  return success(await withSystem('log-in', (db) => openSession(db, user.id, 'password', origin), origin.requestId));
}

interface Account {
  readonly id: UserId;
  readonly passwordHash: string | null;
  /** Neither the user nor the organization is disabled. */
  readonly open: boolean;
}

async function findAccount(db: Db, loginId: string): Promise<Account | null> {
  const user = await db.user.findUnique({
    where: { loginId },
    select: { id: true, passwordHash: true, disabledAt: true, organization: { select: { disabledAt: true } } },
  });
  if (!user) return null;
  return {
    id: user.id,
    passwordHash: user.passwordHash,
    open: user.disabledAt === null && user.organization.disabledAt === null,
  };
}

async function openSession(db: Db, userId: UserId, method: string, origin: Origin): Promise<OpenedSession> {
  const token = newToken();
  const at = now();
  const { lastLoginAt, locale } = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { lastLoginAt: true, locale: true },
  });
  await db.session.create({
    data: {
      id: newId(),
      userId,
      tokenHash: hashToken(token),
      createdAt: at,
      lastSeenAt: at,
      expiresAt: new Date(at.getTime() + env().RENKEI_SESSION_HOURS * 3_600_000),
      address: origin.address,
      userAgent: origin.userAgent,
      method,
      previousLoginAt: lastLoginAt,
    },
  });
  await db.user.update({ where: { id: userId }, data: { lastLoginAt: at }, select: { id: true } });
  return { token, userId, locale };
}

export async function closeSession(token: string, requestId = ''): Promise<void> {
  await withSystem(
    'log-out',
    (db) =>
      db.session.updateMany({
        where: { tokenHash: hashToken(token), revokedAt: null },
        data: { revokedAt: now(), endReason: 'logged_out' },
      }),
    requestId,
  );
}
