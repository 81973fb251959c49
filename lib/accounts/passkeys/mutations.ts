import 'server-only';
import { now } from '@/lib/core/clock';
import { type Db, withSystem } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { newId, type UserId } from '@/lib/core/ids';
import {
  authenticationOptions,
  checkAuthentication,
  checkRegistration,
  namedCredential,
  registrationOptions,
  type StoredCredential,
} from './gateway';

/** All of these in `withSystem` only, which `beginLogIn` enters itself. */

type Purpose = 'register' | 'factor' | 'log_in';

/** An answer to a challenge, as it came from the browser. */
export interface PasskeyAnswer {
  readonly challengeId: string;
  readonly response: object;
}

/** More would only be forgotten ones. */
const mostPasskeys = 10;

async function findCredentials(db: Db, userId: UserId): Promise<StoredCredential[]> {
  const rows = await db.passkey.findMany({ where: { userId } });
  return rows.map((row) => ({ ...row, counter: Number(row.counter) }));
}

async function keepChallenge(db: Db, purpose: Purpose, userId: UserId | null, challenge: string): Promise<string> {
  const id = newId();
  const expiresAt = new Date(now().getTime() + 5 * 60_000);
  await db.passkeyChallenge.create({ data: { id, purpose, userId, challenge, expiresAt } });
  return id;
}

/** Each challenge can be answered once. */
async function takeChallenge(db: Db, id: string, purpose: Purpose, userId: UserId | null): Promise<string | null> {
  const [row] = await db.$queryRaw<{ challenge: string }[]>`
    DELETE FROM passkey_challenges
     WHERE id = ${id}::uuid AND purpose = ${purpose} AND user_id IS NOT DISTINCT FROM ${userId}::uuid AND expires_at > ${now()}
    RETURNING challenge`;
  return row?.challenge ?? null;
}

export async function beginRegistration(
  db: Db,
  user: { readonly userId: UserId; readonly loginId: string; readonly userName: string },
) {
  const existing = await findCredentials(db, user.userId);
  if (existing.length >= mostPasskeys) return failure('tooMany');
  const options = await registrationOptions(user, existing);
  return success({ challengeId: await keepChallenge(db, 'register', user.userId, options.challenge), options });
}

export async function finishRegistration(
  db: Db,
  userId: UserId,
  { challengeId, response }: PasskeyAnswer,
  name: string,
): Promise<Result<{ id: string }>> {
  const challenge = await takeChallenge(db, challengeId, 'register', userId);
  const credential = challenge ? await checkRegistration(response, challenge) : null;
  if (!credential) return failure('passkeyRefused');
  const id = newId();
  const { publicKey, transports, ...rest } = credential;
  await db.passkey.create({
    data: {
      id,
      userId,
      name,
      ...rest,
      publicKey: new Uint8Array(publicKey),
      transports: [...transports],
      createdAt: now(),
    },
    select: { id: true },
  });
  return success({ id });
}

/** For a user who is known already, as second factor; or (null) for whoever the passkey says it is. */
export async function beginAuthentication(db: Db, userId: UserId | null) {
  const credentials = userId === null ? [] : await findCredentials(db, userId);
  const options = await authenticationOptions(credentials);
  const challengeId = await keepChallenge(db, userId === null ? 'log_in' : 'factor', userId, options.challenge);
  return { challengeId, options };
}

/** For whoever comes without having said who they are. */
export function beginLogIn(requestId: string) {
  return withSystem('log-in', (db) => beginAuthentication(db, null), requestId);
}

/** Whose passkey it was, and whether the authenticator made sure of its user (finger, face, PIN). */
export async function finishAuthentication(
  db: Db,
  expected: UserId | null,
  { challengeId, response }: PasskeyAnswer,
): Promise<{ userId: UserId; userVerified: boolean } | null> {
  const purpose = expected === null ? 'log_in' : 'factor';
  const challenge = await takeChallenge(db, challengeId, purpose, expected);
  const passkey = await db.passkey.findUnique({ where: { credentialId: namedCredential(response) } });
  if (!challenge || !passkey || (expected !== null && passkey.userId !== expected)) return null;
  const checked = await checkAuthentication(response, challenge, { ...passkey, counter: Number(passkey.counter) });
  if (!checked) return null;
  // Compare-and-set: of two answers with the same counter, a copied authenticator's, only one passes.
  const { count } = await db.passkey.updateMany({
    where: { id: passkey.id, counter: passkey.counter },
    data: { counter: checked.newCounter, lastUsedAt: now() },
  });
  return count === 1 ? { userId: passkey.userId, userVerified: checked.userVerified } : null;
}

export async function removePasskey(db: Db, userId: UserId, id: string): Promise<string | null> {
  const passkey = await db.passkey.findFirst({ where: { id, userId }, select: { name: true } });
  if (!passkey) return null;
  await db.passkey.deleteMany({ where: { id, userId } });
  return passkey.name;
}
