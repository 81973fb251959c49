import { type Actor, hasRole } from '@/lib/access/actor';

const works = (actor: Actor): boolean => hasRole(actor, 'system_administrator', 'system_management', 'staff');

/** Everybody who does more than serve at the counter reads what is published. */
export const canSeeStatistics = (actor: Actor): boolean => actor.roles.some((role) => role !== 'counter_clerk');

/** The center imports, describes and publishes the statistics of provision. */
export const canEditProvision = (actor: Actor): boolean => actor.organizationKind === 'center' && works(actor);

/** Requests for disclosure are followed by the staff of the body that received them; auditors read them. */
export const canFollowDisclosure = works;

/** The center publishes figures of 本人確認情報, the operator those of 情報提供等の記録. */
export const canPostFigures = (actor: Actor): boolean =>
  (actor.organizationKind === 'center' || actor.organizationKind === 'operator') && works(actor);

/** Who sees which register's requests: 本人確認情報 is asked of the center and of prefectures, 情報提供等の記録 of everybody in the linkage. */
export const canReceive = (actor: Pick<Actor, 'organizationKind'>, register: 'identification' | 'linkage'): boolean =>
  register === 'identification'
    ? actor.organizationKind === 'center' || actor.organizationKind === 'prefecture'
    : actor.organizationKind !== 'center' && actor.organizationKind !== 'vendor';
