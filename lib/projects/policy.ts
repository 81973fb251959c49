import { type Actor, hasRole } from '@/lib/access/actor';

/** Towns see what they introduce, prefectures what their towns do, the center all; who serves at the counter has no use for it. */
export const canSeeProjects = (actor: Actor): boolean =>
  ['municipality', 'prefecture', 'center'].includes(actor.organizationKind) &&
  actor.roles.some((role) => role !== 'counter_clerk');

/** May work on the items and sheets of a project of the own town. */
export const canWorkOnProjects = (actor: Actor): boolean =>
  actor.organizationKind === 'municipality' && hasRole(actor, 'system_administrator', 'system_management', 'staff');

/** May begin a project, and approve what others have done. */
export const canLeadProjects = (actor: Actor): boolean =>
  actor.organizationKind === 'municipality' && hasRole(actor, 'system_administrator', 'system_management');
