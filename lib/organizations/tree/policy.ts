import { type Actor, hasRole } from '@/lib/access/actor';

/** The center's system management keeps the list of organizations (overall control, S0 §3). */
export function canPlanOrganizationChange(actor: Actor): boolean {
  return actor.organizationKind === 'center' && hasRole(actor, 'system_management');
}
