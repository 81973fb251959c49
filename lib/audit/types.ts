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

/** What is wrong with the log, and where: a link's number or an entry's id. */
export interface AuditFinding {
  readonly code:
    | 'entry_changed'
    | 'entry_missing'
    | 'entry_not_linked'
    | 'link_missing'
    | 'link_broken'
    | 'link_wrong'
    | 'head_unknown';
  readonly at: string;
}

export interface AuditReport {
  readonly intact: boolean;
  /** Links that were checked. */
  readonly links: number;
  /** Entries that wait for their link (normally those of the last second). */
  readonly pending: number;
  /** Last link: `<seq>:<hash>`; the hash of an empty chain is 64 zeros. */
  readonly headSeq: number;
  readonly headHash: string;
  /** Heads written down elsewhere that were looked for in the chain. */
  readonly witnesses: number;
  /** At most the first hundred. */
  readonly findings: readonly AuditFinding[];
}

/** A head of the chain as it was written down outside the database. */
export interface AuditWitness {
  readonly seq: bigint;
  readonly hash: string;
}
