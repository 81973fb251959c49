import 'server-only';
import { randomBytes } from 'node:crypto';
import { keyedDigest } from '@/lib/access/keys';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import type { UserId } from '@/lib/core/ids';
import { codeCount, spellCode } from './rules';

const hashOf = (userId: UserId, code: string): string =>
  keyedDigest('recovery code', `${userId} ${code}`).toString('hex');

/** Replaces all recovery codes of a user by ten new ones, which are returned here and never again. In `withSystem` only. */
export async function issueRecoveryCodes(db: Db, userId: UserId): Promise<string[]> {
  const codes = Array.from({ length: codeCount }, () => spellCode(randomBytes(64)));
  await db.recoveryCode.deleteMany({ where: { userId } });
  await db.recoveryCode.createMany({ data: codes.map((code) => ({ userId, codeHash: hashOf(userId, code) })) });
  return codes;
}

/** Is it one of the user's unused codes? It is then used up. In `withSystem` only. */
export async function spendRecoveryCode(db: Db, userId: UserId, code: string): Promise<boolean> {
  const { count } = await db.recoveryCode.updateMany({
    where: { userId, codeHash: hashOf(userId, code), usedAt: null },
    data: { usedAt: now() },
  });
  return count === 1;
}
