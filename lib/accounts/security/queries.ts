import 'server-only';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { askRows } from '@/lib/core/database/rows';
import { type Db, withSystem } from '@/lib/core/db';
import { factorPolicy } from '../login/policy';
import { needsSecondFactor } from '../login/rules';
import { findUnconfirmedSecret } from '../totp/mutations';

export const ownPasskeyShape = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.date(),
  lastUsedAt: z.date().nullable(),
});
export type OwnPasskey = z.infer<typeof ownPasskeyShape>;

/** How one's own account is protected; nothing that opens it. */
export const securityShape = z.object({
  hasPassword: z.boolean(),
  passwordSetAt: z.date().nullable(),
  totpSince: z.date().nullable(),
  passkeys: z.array(ownPasskeyShape).readonly(),
  /** Recovery codes that are left. */
  recoveryCodes: z.number(),
  required: z.boolean(),
});
export type Security = z.infer<typeof securityShape>;

export function getSecurity(actor: Actor): Promise<Security> {
  return withSystem('own security', (db) => readSecurity(db, actor), actor.requestId);
}

/** Instants as JSON has them. */
const passkeyJsonShape = ownPasskeyShape
  .omit({ createdAt: true, lastUsedAt: true })
  .extend({ createdAt: z.string(), lastUsedAt: z.string().nullable() });

const readSecurityShape = securityShape
  .omit({ passkeys: true, required: true })
  .extend({ passkeys: z.array(passkeyJsonShape) });

/** In `withSystem` only. */
export async function readSecurity(db: Db, actor: Actor): Promise<Security> {
  const [user] = await askRows(db, readSecurityShape)`
    SELECT u.password_hash IS NOT NULL AS "hasPassword", u.password_set_at AS "passwordSetAt", t.confirmed_at AS "totpSince",
      (SELECT count(*)::int FROM recovery_codes r WHERE r.user_id = u.id AND r.used_at IS NULL) AS "recoveryCodes",
      (SELECT coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'createdAt', p.created_at, 'lastUsedAt', p.last_used_at)
        ORDER BY p.created_at), '[]') FROM passkeys p WHERE p.user_id = u.id) AS passkeys
    FROM users u LEFT JOIN totp_factors t ON t.user_id = u.id WHERE u.id = ${actor.userId}::uuid`;
  if (user === undefined) throw new Error('an actor without a user');
  const passkeys = user.passkeys.map(({ createdAt, lastUsedAt, ...passkey }) => ({
    ...passkey,
    createdAt: new Date(createdAt),
    lastUsedAt: lastUsedAt === null ? null : new Date(lastUsedAt),
  }));
  return { ...user, passkeys, required: needsSecondFactor(factorPolicy(), actor) };
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
