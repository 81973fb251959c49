import { type Actor, hasRole } from '@/lib/access/actor';

export const canSeeContinuity = (actor: Actor): boolean =>
  ['municipality', 'center', 'prefecture'].includes(actor.organizationKind);

const ofTown = (actor: Actor): boolean => actor.organizationKind === 'municipality';

/** Who declares, confirms a request, opens a copy: those who answer for the town's systems. */
export const canDeclare = (actor: Actor): boolean =>
  ofTown(actor) && hasRole(actor, 'system_administrator', 'system_management');

/** Steps are done by everybody who works by the runbook. */
export const canDoSteps = (actor: Actor): boolean =>
  ofTown(actor) && hasRole(actor, 'system_administrator', 'system_management', 'staff', 'counter_clerk');

export const canTakeApplications = (actor: Actor): boolean => canDoSteps(actor);

export const canKeepKeys = (actor: Actor): boolean => canDeclare(actor);
export const canAskForCopies = (actor: Actor): boolean => canDeclare(actor);
export const canKeepInventory = (actor: Actor): boolean => canDeclare(actor);

/** A drill takes the machine for minutes: by those alone who answer for the town's operation. */
export const canRunDrills = (actor: Actor): boolean => ofTown(actor) && hasRole(actor, 'system_management');

/** Its report is for all who would work by it. */
export const canSeeDrills = (actor: Actor): boolean =>
  canDoSteps(actor) || (ofTown(actor) && hasRole(actor, 'auditor'));
