import { type Actor, hasRole } from '@/lib/access/actor';

/** Whose node, line or alarm it is, and that body's prefecture. */
export interface Owner {
  readonly organizationId: string;
  readonly parentId: string | null;
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
