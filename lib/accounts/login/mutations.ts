import 'server-only';
import { hashToken, newToken } from '@/lib/access/login/cookie';
import type { Entry } from '@/lib/access/login/entry';
import { verifyPassword } from '@/lib/access/login/passwords';
import { recordAudit } from '@/lib/audit/mutations';
import { now } from '@/lib/core/clock';
import { type Db, withSystem } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import { failure, type Result, success } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { finishAuthentication, type PasskeyAnswer } from '../passkeys/mutations';
import { admitAttempt, findKnownPlaces, forgiveAttempt, rememberPlaces } from '../throttle/mutations';
import { addressKey, throttleKeys } from '../throttle/rules';
import { factorPolicy } from './policy';
import { findAccount } from './queries';
import { isIssuedPasswordDead, nextStep, whyClosed } from './rules';
import type { Account, LogInProgress, Place } from './types';

/**
 * The first step: ID and password. Every refusal reads the same and takes as long, so that nobody learns which IDs exist.
 * The password is checked outside any transaction, because that takes a core for tens of milliseconds.
 */
export async function logInByPassword(
  { loginId, password, next }: { loginId: string; password: string; next: string },
  place: Place,
): Promise<Result<Entry>> {
  const begun = await withSystem('log-in', (db) => beginAttempt(db, loginId, place), place.requestId);
  if (!begun.admission.admitted) return failure('tooMany');
  const { account } = begun;
  const matches = await verifyPassword(account?.passwordHash ?? null, password);
  const reason = whyRefused(account, matches);
  const { attempt } = begun.admission;
  return withSystem(
    'log-in',
    async (db): Promise<Result<Entry>> => {
      if (reason !== null || !account) {
        await auditRefusal(db, account, loginId, reason ?? 'unknown_user', place);
        return failure('accounts.wrongCredentials');
      }
      await forgiveAttempt(db, attempt);
      return success(await advance(db, account, { method: 'password', secondFactor: null, next }, place));
    },
    place.requestId,
  );
}

/** A passkey alone: it shows who somebody is, and the finger, face or PIN on the device is the second factor. */
export function logInByPasskey(answer: PasskeyAnswer, next: string, place: Place): Promise<Result<Entry>> {
  return withSystem(
    'log-in',
    async (db): Promise<Result<Entry>> => {
      const admission = await admitAttempt(db, [addressKey(place.address)]);
      if (!admission.admitted) return failure('tooMany');
      const shown = await finishAuthentication(db, null, answer);
      const account = shown?.userVerified ? await findAccount(db, { id: shown.userId }) : null;
      const reason = account ? whyClosed(account, now()) : 'passkey_refused';
      if (!account || reason !== null) {
        await auditRefusal(db, account, '', reason ?? '', place);
        return failure('accounts.passkeyRefused');
      }
      await forgiveAttempt(db, admission.attempt);
      return success(await advance(db, account, { method: 'passkey', secondFactor: 'passkey', next }, place));
    },
    place.requestId,
  );
}

async function beginAttempt(db: Db, loginId: string, { address, device }: Place) {
  const account = await findAccount(db, { loginId });
  const known = await findKnownPlaces(db, account?.userId, address, device);
  return { account, admission: await admitAttempt(db, throttleKeys({ subject: loginId, address, device, ...known })) };
}

function whyRefused(account: Account | null, matches: boolean): string | null {
  if (!account) return 'unknown_user';
  if (!matches) return 'wrong_password';
  return whyClosed(account, now()) ?? (isIssuedPasswordDead(account, now()) ? 'issued_password_dead' : null);
}

/** What an unknown ID was is not written down whole: people type passwords there. */
async function auditRefusal(
  db: Db,
  account: Account | null,
  loginId: string,
  reason: string,
  { address, requestId }: Place,
): Promise<void> {
  const shown = account ? account.loginId : `${loginId.slice(0, 2)}…`;
  await recordAudit(
    db,
    { task: 'log-in', requestId },
    {
      event: 'session.refused',
      targetType: 'user',
      targetId: account?.userId ?? 'unknown',
      organizationIds: account ? [account.organizationId] : [],
      after: { loginId: shown, reason, address },
    },
  );
}

/**
 * After each step: opens the session when nothing is owed any more, else notes what has been shown. `pendingId`: the row of an
 * earlier step.
 */
export async function advance(
  db: Db,
  account: Account,
  progress: LogInProgress,
  place: Place,
  pendingId?: string,
): Promise<Entry> {
  const step = nextStep(account, progress, factorPolicy());
  if (pendingId !== undefined) await db.pendingLogin.deleteMany({ where: { id: pendingId } });
  if (step === null) return openSession(db, account, progress, place);
  const token = newToken();
  const at = now();
  await db.pendingLogin.create({
    data: {
      id: newId(),
      tokenHash: hashToken(token),
      userId: account.userId,
      method: progress.method,
      secondFactor: progress.secondFactor,
      nextPath: progress.next,
      createdAt: at,
      expiresAt: new Date(at.getTime() + 600_000),
    },
  });
  return { kind: 'pending', token, step };
}

async function openSession(db: Db, account: Account, progress: LogInProgress, place: Place): Promise<Entry> {
  const { userId, locale, lastLoginAt } = account;
  const { method, secondFactor, next } = progress;
  const token = newToken();
  const device = place.device ?? newToken();
  const at = now();
  const id = newId();
  await db.session.create({
    data: {
      id,
      userId,
      tokenHash: hashToken(token),
      createdAt: at,
      lastSeenAt: at,
      expiresAt: new Date(at.getTime() + env().RENKEI_SESSION_HOURS * 3_600_000),
      address: place.address,
      userAgent: place.userAgent,
      method,
      secondFactor,
      previousLoginAt: lastLoginAt,
    },
    select: { id: true },
  });
  await db.user.update({ where: { id: userId }, data: { lastLoginAt: at }, select: { id: true } });
  await rememberPlaces(db, userId, place.address, device);
  await recordAudit(
    db,
    { ...account, requestId: place.requestId },
    {
      event: 'session.opened',
      targetType: 'session',
      targetId: id,
      after: { method, secondFactor, address: place.address },
    },
  );
  return { kind: 'open', userId, token, device, locale, next };
}
