import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { hashPassword, verifyPassword } from '@/lib/access/login/passwords';
import type { Origin } from '@/lib/access/requests/origin';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import { type Db, withSystem } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { revokeOtherSessions } from '../sessions/mutations';
import { admitAttempt, forgiveAttempt } from '../throttle/mutations';
import { throttleKeys } from '../throttle/rules';
import { shortestPassword } from './constants';
import { judgePassword } from './rules';

/**
 * Makes sure that the person at an open session is its owner, before something is changed that opens endpoints. Who logs in by a
 * provider only has no password to ask for.
 */
export async function confirmPassword(
  actor: Actor,
  password: string,
  { address }: Origin,
  field = 'password',
): Promise<Result<undefined>> {
  const { userId, requestId } = actor;
  const attempt = { subject: `confirm ${userId}`, address, device: undefined, knownDevice: false, knownAddress: true };
  const begun = await withSystem(
    'confirm password',
    async (db) => ({
      user: await db.user.findUniqueOrThrow({ where: { id: userId }, select: { passwordHash: true } }),
      admission: await admitAttempt(db, throttleKeys(attempt)),
    }),
    requestId,
  );
  const { admission, user } = begun;
  if (!admission.admitted) return failure('tooMany');
  if (user.passwordHash !== null && !(await verifyPassword(user.passwordHash, password))) {
    return failure('accounts.wrongPassword', field);
  }
  await withSystem('confirm password', (db) => forgiveAttempt(db, admission.attempt), requestId);
  return success(undefined);
}

/** Judges a new password and hashes it. */
export async function prepareNewPassword(
  password: string,
  repeated: string,
  names: readonly string[],
): Promise<Result<string>> {
  if (password !== repeated) return failure('accounts.passwordsDiffer', 'repeated');
  const flaw = judgePassword(password, names);
  if (flaw) return failure(flaw, 'password', { min: shortestPassword });
  return success(await hashPassword(password));
}

/** Whoever knew the old password is thrown out everywhere else. In `withSystem` only. */
export async function changeOwnPassword(db: Db, actor: Actor, passwordHash: string): Promise<void> {
  await db.user.update({
    where: { id: actor.userId },
    data: { passwordHash, mustChangePassword: false, passwordSetAt: now() },
    select: { id: true },
  });
  await db.pendingLogin.deleteMany({ where: { userId: actor.userId } });
  await revokeOtherSessions(db, actor, 'password_changed');
  await recordAudit(db, actor, { event: 'password.changed', targetType: 'user', targetId: actor.userId });
}
