import { type Actor, hasRole } from '@/lib/access/actor';

const operates = (actor: Actor): boolean => hasRole(actor, 'system_administrator', 'system_management');

/** Everybody: whoever works with the linkage is trained. */
export const canSeeTraining = (actor: Actor): boolean => actor.roles.length > 0;

/** Enrols people of the own organization, sees their names, records what they did, plans its training, books seats. */
export const canManageTraining = (actor: Actor): boolean => operates(actor) && actor.organizationKind !== 'vendor';

/** Announces the plan for the nation. */
export const canAnnouncePlan = (actor: Actor): boolean => actor.organizationKind === 'operator' && operates(actor);

/** Sees figures of more than the own organization, and reminds them. */
export const seesOthers = (actor: Actor): boolean =>
  ['center', 'operator', 'prefecture'].includes(actor.organizationKind);
export const canChase = (actor: Actor): boolean => seesOthers(actor) && operates(actor);

/** Holds group sessions for the prefecture. */
export const canHoldSessions = (actor: Actor): boolean => actor.organizationKind === 'prefecture' && operates(actor);

/** Takes a course that they are enrolled in: the mutation asks for that. */
export const canTakeCourses = (actor: Actor): boolean => !hasRole(actor, 'auditor') || actor.roles.length > 1;
