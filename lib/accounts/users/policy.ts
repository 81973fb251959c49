import type { Actor, OrganizationKind } from '@/lib/access/actor';
import type { OrganizationId } from '@/lib/core/ids';
import { keepsUsers } from './rules';

/** May this actor change users at all? Whose, is decided with the target at hand. */
export const canKeepUsers = (actor: Actor): boolean => keepsUsers(actor.roles);

/** Auditors look and change nothing. */
export const canSeeUsers = (actor: Actor): boolean => canKeepUsers(actor) || actor.roles.includes('auditor');

interface Body {
  readonly id: OrganizationId;
  readonly kind: OrganizationKind;
  readonly parentId: OrganizationId | null;
}

/** One's own organization, and for a prefecture its municipalities (代行). */
export function administers(actor: Actor, organization: Body): boolean {
  if (organization.id === actor.organizationId) return true;
  return actor.organizationKind === 'prefecture' && organization.parentId === actor.organizationId;
}

/** The organization in whose place the actor acts; undefined = in the own one's. */
export const actingFor = (actor: Actor, organizationId: OrganizationId): OrganizationId | undefined =>
  organizationId === actor.organizationId ? undefined : organizationId;
