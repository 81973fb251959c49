import { type Actor, hasRole } from '@/lib/access/actor';
import type { UserId } from '@/lib/core/ids';

/** Files are delivered from the national server (S0 §2(2)): packages and releases are the center's. */
export const canManageDeliveries = (actor: Actor): boolean =>
  actor.organizationKind === 'center' && hasRole(actor, 'system_management', 'system_administrator');

/** Nobody gives both signatures. */
export const canApproveRelease = (actor: Actor, proposedById: UserId): boolean =>
  canManageDeliveries(actor) && actor.userId !== proposedById;
