import 'server-only';
import type { Actor } from '@/lib/access/actor';
import { type Db, withSystem } from '@/lib/core/db';
import { factorPolicy } from '../login/policy';
import { needsSecondFactor } from '../login/rules';
import { findUnconfirmedSecret } from '../totp/mutations';

export interface OwnPasskey {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

/** How one's own account is protected; nothing that opens it. */
export interface Security {
  readonly hasPassword: boolean;
  readonly passwordSetAt: Date | null;
  readonly totpSince: Date | null;
  readonly passkeys: readonly OwnPasskey[];
  /** Recovery codes that are left. */
  readonly recoveryCodes: number;
  readonly required: boolean;
}

export function getSecurity(actor: Actor): Promise<Security> {
  return withSystem('own security', (db) => readSecurity(db, actor), actor.requestId);
}

/** In `withSystem` only. */
export async function readSecurity(db: Db, actor: Actor): Promise<Security> {
  const user = await db.user.findUniqueOrThrow({
    where: { id: actor.userId },
    select: {
      passwordHash: true,
      passwordSetAt: true,
      totpFactor: { select: { confirmedAt: true } },
      passkeys: { select: { id: true, name: true, createdAt: true, lastUsedAt: true }, orderBy: { createdAt: 'asc' } },
      _count: { select: { recoveryCodes: { where: { usedAt: null } } } },
    },
  });
  return {
    hasPassword: user.passwordHash !== null,
    passwordSetAt: user.passwordSetAt,
    totpSince: user.totpFactor?.confirmedAt ?? null,
    passkeys: user.passkeys,
    recoveryCodes: user._count.recoveryCodes,
    required: needsSecondFactor(factorPolicy(), actor),
  };
}

/** The secret of a registration under way; null = none was begun, or it is finished. */
export function getTotpUnderWay(actor: Actor): Promise<Uint8Array | null> {
  return withSystem(
    'own security',
    async (db) => {
      const begun = await db.totpFactor.count({ where: { userId: actor.userId } });
      return begun > 0 ? findUnconfirmedSecret(db, actor.userId) : null;
    },
    actor.requestId,
  );
}
