import { type Actor, hasRole } from '@/lib/access/actor';

/** Everybody who does more than serve at the counter: abnormal events concern whoever is at work. */
export const canSeeIncidents = (actor: Actor): boolean => actor.roles.some((role) => role !== 'counter_clerk');

/** May open an incident and act in the own organization's lane (S0 §3). */
export const canActInIncident = (actor: Actor): boolean => hasRole(actor, 'system_administrator', 'system_management');

/** May confirm the receipt for an addressed organization. */
export const canConfirmReceipt = (actor: Actor): boolean =>
  canActInIncident(actor) || hasRole(actor, 'staff', 'call_center');

/** May set the deadlines of outside reports. */
export const canSetDeadlines = (actor: Actor): boolean =>
  actor.organizationKind === 'operator' && canActInIncident(actor);
