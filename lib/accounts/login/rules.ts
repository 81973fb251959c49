import { administrators, type OrganizationKind, type Role } from '@/lib/access/actor';
import type { PendingStep } from '@/lib/access/login/entry';
import { dateInJapan } from '@/lib/calendar/rules';
import type { Account, LogInProgress } from './types';

/** Who must have a second factor: `privileged` = administrators everywhere, everybody at the center and the operator. */
export type FactorPolicy = 'optional' | 'privileged' | 'everybody';

export function needsSecondFactor(
  policy: FactorPolicy,
  account: { readonly organizationKind: OrganizationKind; readonly roles: readonly Role[] },
): boolean {
  if (policy !== 'privileged') return policy === 'everybody';
  const national = account.organizationKind === 'center' || account.organizationKind === 'operator';
  return national || account.roles.some((role) => administrators.includes(role));
}

/** Days after which a password that somebody else issued no longer works. */
export const issuedPasswordDays = 30;

export type Closed = 'user_disabled' | 'organization_disabled' | 'organization_ended' | 'no_role';

/** Why nobody logs in to this account; null = it is open. */
export function whyClosed(account: Account, now: Date): Closed | null {
  if (account.userDisabled) return 'user_disabled';
  if (account.organizationDisabled) return 'organization_disabled';
  if (account.organizationEnds !== null && account.organizationEnds <= dateInJapan(now)) return 'organization_ended';
  return account.roles.length === 0 ? 'no_role' : null;
}

export function isIssuedPasswordDead(account: Account, now: Date): boolean {
  if (!account.mustChangePassword || account.passwordSetAt === null) return false;
  return now.getTime() - account.passwordSetAt.getTime() > issuedPasswordDays * 24 * 3_600_000;
}

/** What the log-in still owes; null = nothing, the session may be opened. */
export function nextStep(account: Account, progress: LogInProgress, policy: FactorPolicy): PendingStep | null {
  if (progress.secondFactor === null) {
    if (account.hasTotp || account.passkeys > 0) return 'factor';
    if (needsSecondFactor(policy, account)) return 'enroll';
  }
  return progress.method === 'password' && account.mustChangePassword ? 'password' : null;
}
