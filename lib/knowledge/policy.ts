import { type Actor, hasRole } from '@/lib/access/actor';
import type { UserId } from '@/lib/core/ids';

/** Whoever asks or answers reads what was answered before. */
export const canReadKnowledge = (_actor: Actor): boolean => true;

/** The center's desk writes it (S0 §4). */
export const canWriteKnowledge = (actor: Actor): boolean =>
  actor.organizationKind === 'center' && hasRole(actor, 'call_center', 'system_administrator', 'system_management');

/** A second person approves: never the author. */
export const canReview = (actor: Actor, authorId: UserId): boolean =>
  canWriteKnowledge(actor) && actor.userId !== authorId;
