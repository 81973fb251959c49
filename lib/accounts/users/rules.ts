import { administrators, type OrganizationKind, type Role } from '@/lib/access/actor';
import type { ErrorCode } from '@/lib/core/errors';

/** Roles that a kind of organization knows (S0 §3), highest first. */
export const rolesOfKind: Readonly<Record<OrganizationKind, readonly Role[]>> = {
  center: ['system_management', 'system_administrator', 'call_center', 'staff', 'auditor'],
  operator: ['system_management', 'system_administrator', 'staff', 'auditor'],
  prefecture: ['system_management', 'system_administrator', 'staff', 'auditor'],
  municipality: ['system_management', 'system_administrator', 'staff', 'counter_clerk', 'auditor'],
  agency: ['system_management', 'system_administrator', 'staff', 'auditor'],
  vendor: ['system_management', 'system_administrator', 'staff', 'auditor'],
};

/**
 * S0 §3: the system-management department co-ordinates and decides, the administrator runs, the others use. An auditor stands
 * outside the ladder: administrators appoint one, who then changes nothing.
 */
const ranks: Readonly<Record<Role, number>> = {
  system_management: 3,
  system_administrator: 2,
  call_center: 1,
  staff: 1,
  counter_clerk: 1,
  auditor: 0,
};

export const isAdministrator = (roles: readonly Role[]): boolean => roles.some((role) => administrators.includes(role));

const rankOf = (roles: readonly Role[]): number => Math.max(-1, ...roles.map((role) => ranks[role]));

/** Who keeps users: administrators. An auditor changes nothing, whatever else the same person holds. */
export const keepsUsers = (roles: readonly Role[]): boolean => isAdministrator(roles) && !roles.includes('auditor');

/** Nobody grants more than they hold: what a keeper of users may give and take, highest first. */
export function grantableRoles(granter: readonly Role[], kind: OrganizationKind): readonly Role[] {
  if (!keepsUsers(granter)) return [];
  return rolesOfKind[kind].filter((role) => ranks[role] <= rankOf(granter));
}

/** May somebody with these roles change the account, password and factors of somebody with those? Not of a higher one. */
export function mayTouch(keeper: readonly Role[], target: readonly Role[]): boolean {
  return keepsUsers(keeper) && rankOf(target) <= rankOf(keeper);
}

export interface RoleChange {
  readonly keeper: readonly Role[];
  readonly kind: OrganizationKind;
  readonly before: readonly Role[];
  readonly after: readonly Role[];
  /** It is the keeper's own account. */
  readonly own: boolean;
}

export const sameRoles = (a: readonly Role[], b: readonly Role[]): boolean =>
  a.length === b.length && a.every((role) => b.includes(role));

/** Why roles may not be changed like this; null = they may. A role that stays is nobody's grant. */
export function judgeRoles({ keeper, kind, before, after, own }: RoleChange): ErrorCode | null {
  if (sameRoles(before, after)) return null;
  if (own) return 'accounts.ownAccount';
  if (!mayTouch(keeper, before)) return 'accounts.higherRole';
  if (after.length === 0) return 'required';
  const granted = after.filter((role) => !before.includes(role));
  if (granted.some((role) => !grantableRoles(keeper, kind).includes(role))) return 'accounts.roleNotGrantable';
  return after.includes('auditor') && after.length > 1 ? 'accounts.auditorAlone' : null;
}
