import { type Actor, hasRole } from '@/lib/access/actor';
import type { NodeId, OrganizationId } from '@/lib/core/ids';

/** May decide that a step of this organization's node is done again, or waited for no longer (override); the center's for all (S0 §3). */
export function canDecideStep(
  actor: Actor,
  organizationId: OrganizationId,
  parentOrganizationId: OrganizationId | null = null,
): boolean {
  if (!hasRole(actor, 'system_administrator', 'system_management')) return false;
  if (actor.organizationKind === 'center') return hasRole(actor, 'system_management');
  return actor.organizationId === organizationId || actor.organizationId === parentOrganizationId;
}

export const mayDecideSteps = (actor: Actor): boolean =>
  actor.organizationKind !== 'operator' && hasRole(actor, 'system_administrator', 'system_management');

/** May plan stops at all; of which server, `canPlanStopOf` says. */
export const mayPlanStops = (actor: Actor): boolean =>
  ['center', 'prefecture', 'municipality'].includes(actor.organizationKind) &&
  hasRole(actor, 'system_administrator', 'system_management');

/** The center anything, a prefecture also its municipalities' servers, others their own (S0 §3). */
export const canPlanStopOf = (
  actor: Actor,
  {
    organizationId,
    parentId,
    nodeId,
  }: { organizationId: OrganizationId; parentId: OrganizationId | null; nodeId: NodeId | null },
): boolean =>
  mayPlanStops(actor) &&
  (actor.organizationKind === 'center' ||
    (nodeId !== null && (actor.organizationId === organizationId || actor.organizationId === parentId)));
