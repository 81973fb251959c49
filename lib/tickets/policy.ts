import { type Actor, hasRole, type OrganizationKind, type Role } from '@/lib/access/actor';
import { movesFor } from './custody/rules';
import type { Custody, Mover } from './custody/types';

/** Who works at an organization's inquiry desk (S0 §3: the administrators; at the center the call center). */
const deskRoles: Readonly<Record<OrganizationKind, readonly Role[]>> = {
  municipality: ['system_administrator', 'system_management'],
  prefecture: ['system_administrator', 'system_management', 'staff'],
  center: ['call_center', 'system_administrator', 'system_management'],
  operator: ['system_administrator', 'system_management', 'staff'],
  agency: ['system_administrator', 'system_management'],
  vendor: ['system_administrator', 'system_management'],
};

export function worksAtDesk(actor: Actor): boolean {
  return hasRole(actor, ...deskRoles[actor.organizationKind]);
}

/** Can a ticket be given to somebody with these roles? */
export function canReceive(kind: OrganizationKind, roles: readonly Role[]): boolean {
  return deskRoles[kind].some((role) => roles.includes(role));
}

/** Roles that work at the desk of an organization of this kind, and are told of what arrives there. */
export function deskRolesOf(kind: OrganizationKind): readonly Role[] {
  return deskRoles[kind];
}

/** Staff ask their own administrator; the administrator asks outside (S0 §4). The operator has nobody to ask. */
export function canAsk(actor: Actor): boolean {
  return actor.organizationKind !== 'operator' && (worksAtDesk(actor) || hasRole(actor, 'staff', 'counter_clerk'));
}

export function canSeeTickets(actor: Actor): boolean {
  return worksAtDesk(actor) || canAsk(actor) || hasRole(actor, 'auditor');
}

/** Only the center's call center writes down what is said on the telephone. */
export function canTakeCalls(actor: Actor): boolean {
  return actor.organizationKind === 'center' && worksAtDesk(actor);
}

export function moverOf(actor: Actor): Mover {
  return { userId: actor.userId, organizationId: actor.organizationId, desk: worksAtDesk(actor), asks: canAsk(actor) };
}

export function movesOf(actor: Actor, custody: Custody) {
  return movesFor(custody, moverOf(actor));
}

/** Sets when the own desk works. */
export const runsDesk = (actor: Actor): boolean =>
  worksAtDesk(actor) && hasRole(actor, 'system_administrator', 'system_management');

/** Sets what is expected of every desk: the center's system management (S0 §3). */
export const setsTargets = (actor: Actor): boolean => actor.organizationKind === 'center' && runsDesk(actor);
