import { type Actor, hasRole } from '@/lib/access/actor';
import { keepsResidents } from '@/lib/core/site';

const ofTown = (actor: Actor): boolean => keepsResidents() && actor.organizationKind === 'municipality';

/** May issue certificates of the own town's residents. */
export const canIssue = (actor: Actor): boolean => ofTown(actor) && hasRole(actor, 'counter_clerk');

/** May see what was issued. */
export const canSeeIssues = (actor: Actor): boolean =>
  ofTown(actor) && hasRole(actor, 'counter_clerk', 'system_administrator', 'system_management', 'auditor');

/** May agree as the second person to a certificate under 支援措置; not to what they ask for themselves. */
export const canApprove = (actor: Actor): boolean =>
  ofTown(actor) && hasRole(actor, 'counter_clerk', 'system_administrator', 'system_management');

/** May keep stocks of paper, forms and their layout. */
export const canManagePaper = (actor: Actor): boolean => canApprove(actor);
