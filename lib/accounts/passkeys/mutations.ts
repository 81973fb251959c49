import 'server-only';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { idOf, newId, type UserId } from '@/lib/core/ids';
import {
  authenticationOptions,
  checkAuthentication,
  checkRegistration,
  namedCredential,
  registrationOptions,
  type StoredCredential,
} from './gateway';
import { type Asked, type OpenChallenge, readChallenge, signChallenge } from './rules';

/** All that take a `db` in `withSystem` only. */

/** An answer to a challenge, as it came from the browser. */
export interface PasskeyAnswer {
  readonly challengeToken: string;
  readonly response: object;
}

/** More would only be forgotten ones. */
const mostPasskeys = 10;

async function findCredentials(db: Db, userId: UserId): Promise<StoredCredential[]> {
  const rows = await db.passkey.findMany({ where: { userId } });
  return rows.map((row) => ({ ...row, counter: Number(row.counter) }));
}

/** Each challenge can be answered once: `false` = it was. */
async function spendChallenge(db: Db, { challenge, expiresAt }: OpenChallenge): Promise<boolean> {
  const spent = await db.$executeRaw`
    INSERT INTO spent_passkey_challenges (challenge, expires_at) VALUES (${challenge}, ${expiresAt}) ON CONFLICT DO NOTHING`;
  return spent === 1;
}

export async function beginRegistration(
  db: Db,
  user: { readonly userId: UserId; readonly loginId: string; readonly userName: string },
) {
  const existing = await findCredentials(db, user.userId);
  if (existing.length >= mostPasskeys) return failure('tooMany');
  const options = await registrationOptions(user, existing);
  const asked = { purpose: 'register', userId: user.userId } as const;
  return success({ challengeToken: signChallenge(asked, options.challenge, now()), options });
}

export async function finishRegistration(
  db: Db,
  userId: UserId,
  { challengeToken, response }: PasskeyAnswer,
  name: string,
): Promise<Result<{ id: string }>> {
  const open = readChallenge({ purpose: 'register', userId }, challengeToken, now());
  const credential = open ? await checkRegistration(response, open.challenge) : null;
  if (!open || !credential || !(await spendChallenge(db, open))) return failure('accounts.passkeyRefused');
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

const askedOf = (userId: UserId | null): Asked => ({ purpose: userId === null ? 'log_in' : 'factor', userId });

/** For whoever comes without having said who they are: nothing is written, so it may be asked for without end. */
export const beginLogIn = () => challengeFor(null, []);

/** For a user who is known already, as second factor. */
export async function beginAuthentication(db: Db, userId: UserId) {
  return challengeFor(userId, await findCredentials(db, userId));
}

async function challengeFor(userId: UserId | null, credentials: readonly StoredCredential[]) {
  const options = await authenticationOptions(credentials);
  return { challengeToken: signChallenge(askedOf(userId), options.challenge, now()), options };
}

/** Whose passkey it was, and whether the authenticator made sure of its user (finger, face, PIN). */
export async function finishAuthentication(
  db: Db,
  expected: UserId | null,
  { challengeToken, response }: PasskeyAnswer,
): Promise<{ userId: UserId; userVerified: boolean } | null> {
  const open = readChallenge(askedOf(expected), challengeToken, now());
  const passkey = await db.passkey.findUnique({ where: { credentialId: namedCredential(response) } });
  if (!open || !passkey || (expected !== null && passkey.userId !== expected)) return null;
  const checked = await checkAuthentication(response, open.challenge, { ...passkey, counter: Number(passkey.counter) });
  if (!checked || !(await spendChallenge(db, open))) return null;
  // Compare-and-set: of two answers with the same counter, a copied authenticator's, only one passes.
  const { count } = await db.passkey.updateMany({
    where: { id: passkey.id, counter: passkey.counter },
    data: { counter: checked.newCounter, lastUsedAt: now() },
  });
  return count === 1 ? { userId: idOf(passkey.userId), userVerified: checked.userVerified } : null;
}

export async function removePasskey(db: Db, userId: UserId, id: string): Promise<string | null> {
  const passkey = await db.passkey.findFirst({ where: { id, userId }, select: { name: true } });
  if (!passkey) return null;
  await db.passkey.deleteMany({ where: { id, userId } });
  return passkey.name;
}
