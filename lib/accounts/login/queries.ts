import 'server-only';
import type { Db } from '@/lib/core/db';
import type { UserId } from '@/lib/core/ids';
import { idOf } from '@/lib/core/ids';
import type { Account } from './types';

const selection = {
  id: true,
  name: true,
  loginId: true,
  locale: true,
  passwordHash: true,
  passwordSetAt: true,
  mustChangePassword: true,
  lastLoginAt: true,
  disabledAt: true,
  roles: { select: { role: true } },
  organization: { select: { id: true, name: true, kind: true, disabledAt: true, validTo: true } },
  totpFactor: { select: { confirmedAt: true } },
  _count: { select: { passkeys: true } },
} as const;

/** In `withSystem` only: it reads what opens the account. */
export async function findAccount(db: Db, where: { loginId: string } | { id: UserId }): Promise<Account | null> {
  const user = await db.user.findUnique({ where, select: selection });
  if (!user) return null;
  const { organization } = user;
  return {
    userId: idOf(user.id),
    userName: user.name,
    loginId: user.loginId,
    locale: user.locale,
    organizationId: idOf(organization.id),
    organizationName: organization.name,
    organizationKind: organization.kind,
    roles: user.roles.map(({ role }) => role),
    passwordHash: user.passwordHash,
    passwordSetAt: user.passwordSetAt,
    mustChangePassword: user.mustChangePassword,
    lastLoginAt: user.lastLoginAt,
    userDisabled: user.disabledAt !== null,
    organizationDisabled: organization.disabledAt !== null,
    organizationEnds: organization.validTo?.toISOString().slice(0, 10) ?? null,
    hasTotp: user.totpFactor?.confirmedAt != null,
    passkeys: user._count.passkeys,
  };
}
