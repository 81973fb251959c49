import 'server-only';
import type { Entry } from '@/lib/access/login/entry';
import { hashPassword, verifyPassword } from '@/lib/access/login/passwords';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import { type Db, withSystem } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import type { UserId } from '@/lib/core/ids';
import { advance } from '../login/mutations';
import { factorPolicy } from '../login/policy';
import { nextStep } from '../login/rules';
import type { Place, SecondFactor } from '../login/types';
import { finishAuthentication, finishRegistration, type PasskeyAnswer } from '../passkeys/mutations';
import { shortestPassword } from '../passwords/constants';
import { judgePassword } from '../passwords/rules';
import { spendRecoveryCode } from '../recovery/mutations';
import { looksLikeRecoveryCode } from '../recovery/rules';
import { admitAttempt, findKnownPlaces, forgiveAttempt } from '../throttle/mutations';
import { throttleKeys } from '../throttle/rules';
import { beginTotp, spendTotpCode } from '../totp/mutations';
import { findPending, type Pending } from './queries';

type Step = NonNullable<ReturnType<typeof nextStep>>;

/** One step of a log-in: finds it again, makes sure that this step is what it owes, and lets `work` do it in the same transaction. */
export function takeStep<T>(
  token: string | undefined,
  step: Step,
  place: Place,
  work: (db: Db, pending: Pending) => Promise<Result<T>>,
): Promise<Result<T>> {
  return withSystem(
    'log-in',
    async (db): Promise<Result<T>> => {
      const pending = await findPending(db, token);
      if (!pending || nextStep(pending.account, pending.progress, factorPolicy()) !== step)
        return failure('accounts.logInOver');
      return work(db, pending);
    },
    place.requestId,
  );
}

/** Guesses at a second factor are slowed down like those at a password, and five wrong ones end this log-in. */
export async function proveFactor(
  db: Db,
  { id, account, progress }: Pending,
  place: Place,
  prove: () => Promise<SecondFactor | null>,
): Promise<Result<Entry>> {
  const { userId } = account;
  const known = await findKnownPlaces(db, userId, place.address, place.device);
  const { address, device } = place;
  const admission = await admitAttempt(db, throttleKeys({ subject: `factor ${userId}`, address, device, ...known }));
  if (!admission.admitted) return failure('tooMany');
  const secondFactor = await prove();
  if (secondFactor === null) {
    await db.pendingLogin.update({ where: { id }, data: { failures: { increment: 1 } } });
    await audit(db, account, place, 'session.refused', { reason: 'wrong_code', address });
    return failure('accounts.wrongCode', 'code');
  }
  await forgiveAttempt(db, admission.attempt);
  if (secondFactor === 'recovery_code') await audit(db, account, place, 'recovery_code.used', { address });
  return success(await advance(db, account, { ...progress, secondFactor }, place, id));
}

/** A code of the authenticator app, or one from the paper. */
export function answerWithCode(token: string | undefined, code: string, place: Place): Promise<Result<Entry>> {
  return takeStep(token, 'factor', place, (db, pending) =>
    proveFactor(db, pending, place, async () => {
      const { userId } = pending.account;
      if (looksLikeRecoveryCode(code)) return (await spendRecoveryCode(db, userId, code)) ? 'recovery_code' : null;
      return (await spendTotpCode(db, userId, code, true)) ? 'totp' : null;
    }),
  );
}

/** A passkey as second factor; touching it is enough, since the password came before. */
export function answerWithPasskey(
  token: string | undefined,
  answer: PasskeyAnswer,
  place: Place,
): Promise<Result<Entry>> {
  return takeStep(token, 'factor', place, (db, pending) =>
    proveFactor(db, pending, place, async () =>
      (await finishAuthentication(db, pending.account.userId, answer)) ? 'passkey' : null,
    ),
  );
}

/** Registers a passkey where the log-in owes a second factor. */
export function enrollByPasskey(
  token: string | undefined,
  answer: PasskeyAnswer & { readonly name: string },
  place: Place,
): Promise<Result<Entry>> {
  return takeStep(token, 'enroll', place, async (db, { id, account, progress }) => {
    const registered = await finishRegistration(db, account.userId, answer, answer.name);
    if (!registered.ok) return registered;
    await audit(db, account, place, 'passkey.registered', { name: answer.name });
    const enrolled = { ...account, passkeys: 1 };
    const next = '/settings/security';
    return success(await advance(db, enrolled, { ...progress, secondFactor: 'passkey', next }, place, id));
  });
}

/** The secret to be registered where the log-in owes a second factor and the user has none. */
export function beginOwedEnrollment(
  token: string | undefined,
  place: Place,
): Promise<Result<{ userId: UserId; loginId: string; secret: Uint8Array }>> {
  return takeStep(token, 'enroll', place, async (db, { account }) => {
    const secret = await beginTotp(db, account.userId);
    return secret
      ? success({ userId: account.userId, loginId: account.loginId, secret })
      : failure('accounts.logInOver');
  });
}

/** Registers an authenticator app where the log-in owes one. Its first code is the second factor of this log-in. */
export function enrollByCode(token: string | undefined, code: string, place: Place): Promise<Result<Entry>> {
  return takeStep(token, 'enroll', place, async (db, { id, account, progress }) => {
    if (!(await spendTotpCode(db, account.userId, code, false))) return failure('accounts.wrongCode', 'code');
    await audit(db, account, place, 'totp.registered', {});
    const enrolled = { ...account, hasTotp: true };
    const next = '/settings/security';
    return success(await advance(db, enrolled, { ...progress, secondFactor: 'totp', next }, place, id));
  });
}

/** A password of one's own in place of the issued one. */
export async function replaceIssuedPassword(
  token: string | undefined,
  password: string,
  place: Place,
): Promise<Result<Entry>> {
  // Judged and hashed before the step is taken, because a transaction must not wait for argon2.
  const checked = await takeStep(token, 'password', place, async (_db, { account }) => {
    const flaw = judgePassword(password, [account.loginId, account.userName]);
    return flaw ? failure(flaw, 'password', { min: shortestPassword }) : success(account);
  });
  if (!checked.ok) return checked;
  if (await verifyPassword(checked.value.passwordHash, password)) return failure('accounts.samePassword', 'password');
  const passwordHash = await hashPassword(password);
  return takeStep(token, 'password', place, async (db, { id, account, progress }) => {
    await db.user.update({
      where: { id: account.userId },
      data: { passwordHash, mustChangePassword: false, passwordSetAt: now() },
      select: { id: true },
    });
    await audit(db, account, place, 'password.changed', { issued: true });
    return success(await advance(db, { ...account, mustChangePassword: false }, progress, place, id));
  });
}

async function audit(
  db: Db,
  account: Pending['account'],
  place: Place,
  event: `${string}.${string}`,
  after: Readonly<Record<string, unknown>>,
): Promise<void> {
  const actor = { ...account, requestId: place.requestId };
  await recordAudit(db, actor, { event, targetType: 'user', targetId: account.userId, after });
}
