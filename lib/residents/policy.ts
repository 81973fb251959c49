import { type Actor, hasRole } from '@/lib/access/actor';
import { currentSite, keepsResidents } from '@/lib/core/site';

const ofTown = (actor: Actor): boolean => keepsResidents() && actor.organizationKind === 'municipality';

/** May look residents of the own town up and issue certificates. Whose they are the database says. */
export const canUseCounter = (actor: Actor): boolean => ofTown(actor) && hasRole(actor, 'counter_clerk');

/** May open the counter's pages at all: each shows what the role may see. */
export const canEnterCounter = (actor: Actor): boolean =>
  ofTown(actor) && hasRole(actor, 'counter_clerk', 'system_administrator', 'system_management', 'auditor');

/** May change the register: in the live system only; at a site applications are taken instead (S2, case 1 step ③). */
export const canChangeRegister = (actor: Actor): boolean => canUseCounter(actor) && currentSite().kind === 'cloud';

/** May match payments by hand (手動消込): in the live system only. */
export const canEnterPayments = (actor: Actor): boolean => canChangeRegister(actor);
