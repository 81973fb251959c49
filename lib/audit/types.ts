import { z } from 'zod';
import type { Actor, NodeActor, SystemActor } from '@/lib/access/actor';
import type { OrganizationId } from '@/lib/core/ids';
import { auditTargetShape } from './targets/types';
import type { FieldChange } from './viewer/rules';

/** Who made a change: a person at work, a server of the network, or a task of the system's own. */
export type AuditActor =
  | Pick<Actor, 'userId' | 'userName' | 'organizationId' | 'organizationName' | 'requestId'>
  | NodeActor
  | SystemActor;

/** Flat or nested JSON; dates are written as ISO strings. */
export type AuditState = Readonly<Record<string, unknown>>;

export interface AuditChange {
  /** `<target>.<verb in the past>`; labels: `audit.events` in the catalogs. */
  readonly event: `${string}.${string}`;
  readonly targetType: string;
  readonly targetId: string;
  /** Organizations that the change concerns beside the actor's own; they may read the entry. */
  readonly organizationIds?: readonly OrganizationId[];
  /** 代行: the organization in whose place the actor acted. */
  readonly actingForOrganizationId?: OrganizationId;
  /** The changed fields as they were, and as they are. Never secrets: keys that sound like one are blanked. */
  readonly before?: AuditState;
  readonly after?: AuditState;
}

/** What is wrong with the log, and where: a link's number or an entry's id. */
export interface AuditFinding {
  readonly code:
    | 'entry_changed'
    | 'entry_missing'
    | 'entry_hidden'
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
  /** Links at the end of the chain that no such head stands for: whoever cut them off would not be found out. */
  readonly unwitnessed: number;
  /** At most the first hundred. */
  readonly findings: readonly AuditFinding[];
}

/** A head of the chain as it was written down outside the database. */
export interface AuditWitness {
  readonly seq: bigint;
  readonly hash: string;
}

/** A line of the log. */
export const auditSummaryShape = auditTargetShape.extend({
  id: z.string(),
  at: z.date(),
  event: z.string(),
  actorName: z.string(),
  actorOrganizationName: z.string(),
  task: z.string().nullable(),
  /** Name of the organization acted for; null = the actor's own. */
  actingForName: z.string().nullable(),
  /** Place in the chain; null for the last seconds. */
  seq: z.bigint().nullable(),
});
export type AuditSummary = z.infer<typeof auditSummaryShape>;

export interface AuditDetail extends AuditSummary {
  readonly requestId: string;
  readonly contentHash: string;
  readonly hash: string | null;
  readonly changes: readonly FieldChange[];
  /** Names of the organizations concerned. */
  readonly concerned: readonly string[];
  /** Names for the ids that occur in the values. */
  readonly names: ReadonlyMap<string, string>;
}

export const chainStatusShape = z.object({
  at: z.date(),
  intact: z.boolean(),
  links: z.number(),
  headHash: z.string(),
  findings: z.array(z.string()).readonly(),
});
export type ChainStatus = z.infer<typeof chainStatusShape>;
