import { type Actor, hasRole } from '@/lib/access/actor';

const works = (actor: Actor): boolean => hasRole(actor, 'system_administrator', 'system_management', 'staff');

/** Everybody who does more than serve at the counter reads what is published. */
export const canSeeStatistics = (actor: Actor): boolean => actor.roles.some((role) => role !== 'counter_clerk');

/** The center imports, describes and publishes the statistics of provision. */
export const canEditProvision = (actor: Actor): boolean => actor.organizationKind === 'center' && works(actor);
