import { type Actor, hasRole } from '@/lib/access/actor';
import type { OrganizationId, UserId } from '@/lib/core/ids';

/** May define and run jobs for servers that the own organization is in charge of (S0 §3). */
export const mayManageJobs = (actor: Actor): boolean =>
  ['center', 'prefecture', 'municipality'].includes(actor.organizationKind) &&
  hasRole(actor, 'system_administrator', 'system_management');

export const canManageNet = (actor: Actor, organizationId: OrganizationId): boolean =>
  mayManageJobs(actor) && actor.organizationId === organizationId;

/** Nobody approves what they wrote. */
export const canApproveNet = (actor: Actor, organizationId: OrganizationId, writtenById: UserId | null): boolean =>
  canManageNet(actor, organizationId) && writtenById !== actor.userId;
