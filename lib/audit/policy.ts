import { type Actor, hasRole } from '@/lib/access/actor';

/** Who opens the log: auditors, and those who run the system. Which entries they see is the database's. */
export function canReadAudit(actor: Actor): boolean {
  return hasRole(actor, 'auditor', 'system_administrator', 'system_management');
}

/** The center's auditors read all organizations' entries (the same rule as `renkei.audits_everything`). */
export function auditsEverything(actor: Actor): boolean {
  return actor.organizationKind === 'center' && hasRole(actor, 'auditor');
}
