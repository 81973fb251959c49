import { type Actor, hasRole } from '@/lib/access/actor';

/** Who speaks for an organization in matters of operation (S0 §3). */
const operates = (actor: Actor): boolean => hasRole(actor, 'system_administrator', 'system_management');

/** May ask for an extension for the own municipality. */
export const canRequestExtension = (actor: Actor): boolean =>
  actor.organizationKind === 'municipality' && operates(actor);

/** May answer for the own organization, where the database says that it is asked. */
export const canAnswerExtension = (actor: Actor): boolean =>
  (actor.organizationKind === 'municipality' || actor.organizationKind === 'prefecture') && operates(actor);
