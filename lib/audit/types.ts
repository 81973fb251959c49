import type { Actor } from '@/lib/access/actor';

/** Who made a change: a person at work, or a task of the system's own (log-in, clock, import). */
export type AuditActor =
  | Pick<Actor, 'userId' | 'userName' | 'organizationId' | 'organizationName' | 'requestId'>
  | { readonly task: string; readonly requestId?: string };

/** Flat or nested JSON; dates are written as ISO strings. */
export type AuditState = Readonly<Record<string, unknown>>;

export interface AuditChange {
  /** `<target>.<verb in the past>`; labels: `audit.events` in the catalogs. */
  readonly event: `${string}.${string}`;
  readonly targetType: string;
  readonly targetId: string;
  /** Organizations that the change concerns beside the actor's own; they may read the entry. */
  readonly organizationIds?: readonly string[];
  /** 代行: the organization in whose place the actor acted. */
  readonly actingForOrganizationId?: string;
  /** The changed fields as they were, and as they are. Never secrets: keys that sound like one are blanked. */
  readonly before?: AuditState;
  readonly after?: AuditState;
}
