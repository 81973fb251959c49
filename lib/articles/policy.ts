import { z } from 'zod';
import { type Actor, hasRole } from '@/lib/access/actor';
import { organizationId } from '@/lib/core/id-shapes';
import type { ArticlePosting } from './constants';
import { articleStates } from './constants';

/** Who writes for the organization: everybody but counter clerks and auditors. */
export const worksOnArticles = (actor: Actor): boolean =>
  hasRole(actor, 'system_administrator', 'system_management', 'call_center', 'staff');

const isNational = ({ organizationKind }: Actor): boolean => ['center', 'operator'].includes(organizationKind);

/** May this actor post into a category (domain.md §6)? `ownsSystem`: the organization owns one of the catalogue. */
export function canPost(actor: Actor, posting: ArticlePosting, ownsSystem: boolean): boolean {
  if (!worksOnArticles(actor)) return false;
  if (posting === 'nation') return isNational(actor);
  if (posting === 'owners') return actor.organizationKind === 'operator' || ownsSystem;
  return posting === 'everybody';
}

/** The operator keeps order in the tree. */
export const canEditTree = (actor: Actor): boolean =>
  actor.organizationKind === 'operator' && hasRole(actor, 'system_administrator', 'system_management');

/** What of an article decides what may be done with it. */
export const articleRightsShape = z.object({
  state: z.enum(articleStates),
  organizationId,
  restricted: z.boolean(),
  /** The actor's organization was given the right (S3 アクセス権「更新」). */
  mayUpdate: z.boolean(),
});
export type ArticleRights = z.infer<typeof articleRightsShape>;

const isOwn = (actor: Actor, article: ArticleRights): boolean => article.organizationId === actor.organizationId;

export function canRevise(actor: Actor, article: ArticleRights): boolean {
  if (!worksOnArticles(actor) || article.state === 'withdrawn') return false;
  return isOwn(actor, article) || (article.restricted && article.mayUpdate);
}

/** Taking back, or putting elsewhere: the author's organization, and the operator what everybody sees. */
export function canRemove(actor: Actor, article: ArticleRights): boolean {
  if (!worksOnArticles(actor) || article.state === 'withdrawn') return false;
  return isOwn(actor, article) || (!article.restricted && actor.organizationKind === 'operator');
}

export const canComment = (actor: Actor, { state }: ArticleRights): boolean =>
  worksOnArticles(actor) && (state === 'published' || state === 'expired');

/** Confirms for the organization that it has read. */
export const canConfirm = (actor: Actor, article: ArticleRights): boolean =>
  worksOnArticles(actor) && article.state === 'published' && !isOwn(actor, article);

/** Sees who has confirmed and chases the others: the author's organization, the nation, a prefecture its municipalities. */
export function canChase(actor: Actor, article: ArticleRights): boolean {
  if (isOwn(actor, article)) return true;
  return !article.restricted && (isNational(actor) || actor.organizationKind === 'prefecture');
}
/** Whose receipts a chaser sees: all, or those of the municipalities below. */
export const chasesBelow = (actor: Actor, article: ArticleRights): boolean =>
  !isOwn(actor, article) && actor.organizationKind === 'prefecture';
