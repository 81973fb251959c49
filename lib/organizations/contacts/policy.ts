import { type Actor, hasRole } from '@/lib/access/actor';
import type { OrganizationId } from '@/lib/core/ids';

/** Whose windows they are. */
export interface ContactOwner {
  readonly id: OrganizationId;
  readonly parentId: OrganizationId | null;
}

/** Those who co-ordinate the operation of their organization (S0 §3). */
export function mayKeepContacts(actor: Actor): boolean {
  return hasRole(actor, 'system_administrator', 'system_management');
}

/** Their own organization's windows; as a prefecture those of its municipalities (代行); as the center anybody's. */
export function canEditContacts(actor: Actor, owner: ContactOwner): boolean {
  if (!mayKeepContacts(actor)) return false;
  return (
    actor.organizationKind === 'center' || owner.id === actor.organizationId || owner.parentId === actor.organizationId
  );
}

/** The database decides row by row; this says the same, so that a page can tell why a list is short (S3). */
export function seesEmergencyContacts(actor: Actor, owner: ContactOwner): boolean {
  if (actor.organizationKind === 'center' || actor.organizationKind === 'operator') return true;
  return owner.id === actor.organizationId || owner.parentId === actor.organizationId;
}

/** Has this actor anybody else's emergency contacts to look up? A prefecture has those of its municipalities. */
export function mayLookUpEmergencyContacts(actor: Actor): boolean {
  return ['center', 'operator', 'prefecture'].includes(actor.organizationKind);
}
