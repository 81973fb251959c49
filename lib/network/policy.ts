import { type Actor, hasRole } from '@/lib/access/actor';
import type { LineKind, NodeKind } from '@/lib/core/generated/enums';
import type { OrganizationId } from '@/lib/core/ids';

/** Whose node, line or alarm it is, and that body's prefecture. */
export interface Owner {
  readonly organizationId: OrganizationId;
  readonly parentId: OrganizationId | null;
}

/** Those who run servers (S0 §3): an organization's own, a prefecture also its municipalities' (代行), the center anybody's. */
export function canManageNetwork(actor: Actor): boolean {
  const kinds: readonly string[] = ['center', 'prefecture', 'municipality', 'vendor'];
  return kinds.includes(actor.organizationKind) && hasRole(actor, 'system_administrator', 'system_management');
}

export function canManageNode(actor: Actor, owner: Owner): boolean {
  if (!canManageNetwork(actor)) return false;
  if (actor.organizationKind === 'center') return true;
  return owner.organizationId === actor.organizationId || owner.parentId === actor.organizationId;
}

/** Servers of the three tiers are registered by the tier above, everything else by its owner; by the center, everything. */
export function canRegisterKind(actor: Actor, kind: NodeKind): boolean {
  if (!canManageNetwork(actor)) return false;
  if (actor.organizationKind === 'center') return true;
  if (kind === 'national_server' || kind === 'prefectural_server') return false;
  return kind !== 'cs' || actor.organizationKind === 'prefecture';
}

/** Who registers a line sees both of its ends: the center, and a prefecture its own and its municipalities'. */
export function canRegisterLine(actor: Actor, kind: LineKind): boolean {
  if (!canManageNetwork(actor)) return false;
  return actor.organizationKind === 'center' || (actor.organizationKind === 'prefecture' && kind !== 'national');
}

/** How the whole network is watched: thresholds of each kind, whom alarms reach, the catalogue of systems. */
export const canSetNetwork = (actor: Actor): boolean => actor.organizationKind === 'center' && canManageNetwork(actor);
