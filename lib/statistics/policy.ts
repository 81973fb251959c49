import { type Actor, hasRole } from '@/lib/access/actor';
import type { Register } from './disclosure/constants';

const works = (actor: Actor): boolean => hasRole(actor, 'system_administrator', 'system_management', 'staff');

/** Everybody who does more than serve at the counter reads what is published. */
export const canSeeStatistics = (actor: Actor): boolean => actor.roles.some((role) => role !== 'counter_clerk');

/** The center imports, describes and publishes the statistics of provision. */
export const canEditProvision = (actor: Actor): boolean => actor.organizationKind === 'center' && works(actor);

/** Requests for disclosure are followed by the staff of the body that received them; auditors read them. */
export const canFollowDisclosure = works;

/**
 * Who receives which register's requests: 本人確認情報 is asked of the center and of prefectures (住民基本台帳法 30条の37), 情報提供等の記録 of
 * everybody in the linkage.
 */
export const canReceive = ({ organizationKind }: Pick<Actor, 'organizationKind'>, register: Register): boolean =>
  register === 'identification'
    ? organizationKind === 'center' || organizationKind === 'prefecture'
    : organizationKind !== 'center' && organizationKind !== 'vendor';

/** The register whose figures the actor's body publishes: the center's, the operator's; null = none. */
export const ownRegister = ({ organizationKind }: Pick<Actor, 'organizationKind'>): Register | null =>
  organizationKind === 'center' ? 'identification' : organizationKind === 'operator' ? 'linkage' : null;

export const canPostFigures = (actor: Actor): boolean => ownRegister(actor) !== null && works(actor);
