import { type Actor, hasRole } from '@/lib/access/actor';

/** Who speaks for an organization in matters of operation (S0 §3). */
const operates = (actor: Actor): boolean => hasRole(actor, 'system_administrator', 'system_management');

/** May ask for an extension for the own municipality. */
export const canRequestExtension = (actor: Actor): boolean =>
  actor.organizationKind === 'municipality' && operates(actor);

/** May answer for the own organization, where the database says that it is asked. */
export const canAnswerExtension = (actor: Actor): boolean =>
  (actor.organizationKind === 'municipality' || actor.organizationKind === 'prefecture') && operates(actor);

/** May set when the own prefecture's online operation ends (S0 §1 point 3). */
export const canSetOnlineEnd = (actor: Actor): boolean => actor.organizationKind === 'prefecture' && operates(actor);

/** May set the nation's hours and calendar: overall control is the center's (S0 §3). */
export const canSetNation = (actor: Actor): boolean =>
  actor.organizationKind === 'center' && hasRole(actor, 'system_management', 'system_administrator');

/** May enter closing days of the own organization; the center's are the nation's. */
export const canSetClosures = (actor: Actor): boolean => canSetNation(actor) || canAnswerExtension(actor);
