import { type Actor, hasRole } from '@/lib/access/actor';
import type { UserId } from '@/lib/core/ids';

/** Who speaks for an organization in matters of operation (S0 §3). */
const operates = (actor: Actor): boolean => hasRole(actor, 'system_administrator', 'system_management');

/** Everybody but those who only serve at the counter. */
export const canSeeApplications = (actor: Actor): boolean => actor.roles.some((role) => role !== 'counter_clerk');

/** May file applications of the own organization, correct and withdraw them. */
export const canApply = (actor: Actor): boolean => operates(actor);

const reviews = (actor: Actor): boolean => ['prefecture', 'center', 'operator'].includes(actor.organizationKind);

/** May decide by role, where the database says that it is the own organization's turn. */
export const canReview = (actor: Actor): boolean => reviews(actor) && operates(actor);

/** May decide, if a colleague who may has named them as deputy: the mutation asks for that. */
export const mayBeDeputy = (actor: Actor): boolean => reviews(actor) && actor.roles.some((role) => role !== 'auditor');

/** May name deputies for the own organization. */
export const canNameDeputies = (actor: Actor): boolean => canReview(actor);

/** May edit and publish forms: overall rules are the operator's (S3). */
export const canEditForms = (actor: Actor): boolean => actor.organizationKind === 'operator' && operates(actor);

interface Decided {
  readonly createdBy: UserId;
  /** Who filed it, or filed it again. */
  readonly filedBy: readonly (UserId | null)[];
}

/** Nobody decides on what they wrote or filed themselves, whatever their roles. */
export const isOwnApplication = ({ userId }: { readonly userId: UserId }, { createdBy, filedBy }: Decided): boolean =>
  createdBy === userId || filedBy.includes(userId);

/** The first authority by which this may be decided: no deputy decides in the place of somebody whose own it is. */
export const authorityFor = <A extends { readonly userId: UserId }>(
  authorities: readonly A[],
  decided: Decided,
): A | undefined => authorities.find(({ userId }) => !isOwnApplication({ userId }, decided));
