import 'server-only';
import { keyedDigest } from '@/lib/access/keys';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import type { UserId } from '@/lib/core/ids';
import { codeCount, makeCode } from './rules';

const hashOf = (userId: UserId, code: string): string =>
  keyedDigest('recovery code', `${userId} ${code}`).toString('hex');

/**
 * The codes that belong to one sending of the form. Derived from its random key, so that they can be shown again to a form that was
 * sent twice, and are stored nowhere.
 */
export function deriveRecoveryCodes(key: string): string[] {
  return Array.from({ length: codeCount }, (_, index) => {
    const parts = [0, 1].map((part) => keyedDigest('recovery code', `issue ${key} ${index} ${part}`));
    return makeCode(Buffer.concat(parts));
  });
}

/** Replaces all recovery codes of a user. In `withSystem` only. */
export async function replaceRecoveryCodes(db: Db, userId: UserId, codes: readonly string[]): Promise<void> {
  await db.recoveryCode.deleteMany({ where: { userId } });
  await db.recoveryCode.createMany({ data: codes.map((code) => ({ userId, codeHash: hashOf(userId, code) })) });
}

/** Is it one of the user's unused codes? It is then used up. In `withSystem` only. */
export async function spendRecoveryCode(db: Db, userId: UserId, code: string): Promise<boolean> {
  const { count } = await db.recoveryCode.updateMany({
    where: { userId, codeHash: hashOf(userId, code), usedAt: null },
    data: { usedAt: now() },
  });
  return count === 1;
}
