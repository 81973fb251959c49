import { type Actor, hasRole } from '@/lib/access/actor';

const operates = (actor: Actor): boolean => hasRole(actor, 'system_administrator', 'system_management');

/** Everybody but those who only serve at the counter. */
export const canSeeCampaigns = (actor: Actor): boolean => actor.roles.some((role) => role !== 'counter_clerk');

/** Runs campaigns: drafts, announces, closes, grants extensions; sets freezes. */
export const canRunCampaigns = (actor: Actor): boolean =>
  ['center', 'operator'].includes(actor.organizationKind) && operates(actor);

/** Looks after the answers of other organizations, reminds them. */
export const canChase = (actor: Actor): boolean =>
  canRunCampaigns(actor) || (actor.organizationKind === 'prefecture' && operates(actor));

/** Sees figures of more than the own organization. */
export const seesOthers = (actor: Actor): boolean =>
  ['center', 'operator', 'prefecture'].includes(actor.organizationKind);

/** Answers for the own organization, where a campaign is addressed to it. */
export const canAnswer = (actor: Actor): boolean => operates(actor);
