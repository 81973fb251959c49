import 'server-only';
import { randomBytes } from 'node:crypto';
import { seal, unseal } from '@/lib/access/keys';
import { now } from '@/lib/core/clock';
import type { Db } from '@/lib/core/db';
import type { UserId } from '@/lib/core/ids';
import { matchStep, secretLength } from './rules';

/** All of these in `withSystem` only. */

/** The secret of a registration under way, made now if there is none; null = an app is registered already. */
export async function beginTotp(db: Db, userId: UserId): Promise<Uint8Array | null> {
  const sealed = seal('totp secret', userId, randomBytes(secretLength));
  await db.$executeRaw`
    INSERT INTO totp_factors (user_id, secret, created_at) VALUES (${userId}::uuid, ${sealed}, ${now()})
    ON CONFLICT (user_id) DO NOTHING`;
  return findUnconfirmedSecret(db, userId);
}

export async function findUnconfirmedSecret(db: Db, userId: UserId): Promise<Uint8Array | null> {
  const factor = await db.totpFactor.findUniqueOrThrow({ where: { userId } });
  return factor.confirmedAt === null ? unseal('totp secret', userId, factor.secret) : null;
}

/** Is the code right now? It is then used up. `confirmed`: the app guards log-ins already, or (false) is just being registered. */
export async function spendTotpCode(db: Db, userId: UserId, code: string, confirmed: boolean): Promise<boolean> {
  const factor = await db.totpFactor.findUnique({ where: { userId } });
  if (!factor || (factor.confirmedAt !== null) !== confirmed) return false;
  const secret = unseal('totp secret', userId, factor.secret);
  const step = matchStep(secret, code, Number(factor.lastStep), now());
  if (step === null) return false;
  const { count } = await db.totpFactor.updateMany({
    where: { userId, lastStep: { lt: step }, secret: factor.secret },
    data: { lastStep: step, confirmedAt: factor.confirmedAt ?? now() },
  });
  return count === 1;
}

export async function removeTotp(db: Db, userId: UserId): Promise<boolean> {
  const { count } = await db.totpFactor.deleteMany({ where: { userId, confirmedAt: { not: null } } });
  return count === 1;
}
