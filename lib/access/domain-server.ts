import 'server-only';
import { z } from 'zod';
import type { ClockTask } from '@/lib/core/background/ticks';
import type { Db } from '@/lib/core/db';
import type { Prisma } from '@/lib/core/generated/client';
import { nodeId } from '@/lib/core/id-shapes';
import type { NodeId, OrganizationId, UserId } from '@/lib/core/ids';
import type { Actor } from './actor';

/**
 * A body has ended on the business date `on`: in the same transaction what was `from`'s becomes `to`'s; null = nobody goes on. In
 * `withSystem` only. Answers what the log shall say of it: ids, by field.
 */
export type OrganizationEnded = (
  db: Db,
  ended: { readonly from: OrganizationId; readonly to: OrganizationId | null; readonly on: string },
) => Promise<Readonly<Record<string, readonly string[]>>>;

/** An account was disabled, in the same transaction, by somebody who may. */
export type UserDisabled = (db: Db, userId: UserId) => Promise<void>;

/** Holds for a row of `files` that nobody has attached and that somebody will still send. */
export type KeepsUpload = (now: Date) => Prisma.Sql;

/** Nodes that are meant to be down at this moment: observed as ever, and no alarm if they are. */
export type PlannedStops = (db: Db) => Promise<ReadonlySet<NodeId>>;

/** Nodes that are up or down against the plan of the day, by id: an alarm each. */
export type Deviations = (db: Db) => Promise<ReadonlyMap<NodeId, 'up' | 'down'>>;

/** Nodes whose step 'daily processing' has come, in one round of a business date. */
export interface DailyBatch {
  readonly date: string;
  readonly round: number;
  readonly nodeIds: readonly NodeId[];
  /** By the operating clock. */
  readonly at: Date;
}

/** How a node got through its daily processing. `failed`: what did not succeed, in words. */
export const dailyOutcomeShape = z.object({
  nodeId,
  round: z.number(),
  succeeded: z.boolean(),
  failed: z.string(),
});
export type DailyOutcome = z.infer<typeof dailyOutcomeShape>;

/** Carries the plan's step 'daily processing' out. */
export interface DailyProcessing {
  /** False = nothing stands for it: the agents are asked for the step's own command. */
  readonly begin: (db: Db, batch: DailyBatch) => Promise<boolean>;
  /** The nodes that are through on a business date. */
  readonly ended: (db: Db, date: string) => Promise<readonly DailyOutcome[]>;
}

/** What a mail about this target says in full to whoever wants that; null = the target is none of the domain's, or says nothing any more. */
export type MailText = (db: Db, target: { readonly type: string; readonly id: string }) => Promise<string | null>;

/** What other domains do when something happens in one, or know of it; whatever starts the work brings them together (`reactionsOf`). */
export interface Reactions {
  readonly organizationEnded: readonly OrganizationEnded[];
  readonly userDisabled: readonly UserDisabled[];
  readonly keepsUpload: readonly KeepsUpload[];
  readonly plannedStops: readonly PlannedStops[];
  readonly deviations: readonly Deviations[];
  readonly dailyProcessing: readonly DailyProcessing[];
  readonly mailTexts: readonly MailText[];
}

/** A task of the queue. It may run twice (its worker was killed after the work) and must bear that. */
export type Task = (payload: unknown, reactions: Reactions) => Promise<void>;

/** What each worker repeats by itself. It never overlaps with itself; a failed one is logged and tried again the next time. */
export interface RepeatedWork {
  readonly name: string;
  /** Milliseconds between the end of one and the start of the next. */
  readonly every: number;
  /** The same once it has answered a dozen times that there was nothing to do; none = no other. */
  readonly idle?: number;
  /** Answers whether it did anything, where `idle` is set. */
  readonly run: (reactions: Reactions) => Promise<unknown>;
}

/** `SELECT <id>::text …` of what people call by this number, code or name: the audit log knows only ids. */
export type FindTargets = (text: string) => Prisma.Sql;

/**
 * `SELECT id::text, <what people call it> AS name, <its address> AS href` of those of these ids (`uuid[]`) that are the domain's. A null
 * address: it has no page, or none for this reader.
 */
export type NameTargets = (ids: Prisma.Sql, reader: Actor) => Prisma.Sql;

/** What a domain does in the processes of the server. */
export interface DomainServer {
  /** By their names in the queue: `<domain>.<verb>`. */
  readonly tasks?: Readonly<Record<string, Task>>;
  /** Tasks that the clock queues. */
  readonly clock?: readonly ClockTask[];
  readonly repeated?: readonly RepeatedWork[];
  readonly auditTargets?: FindTargets;
  readonly auditNames?: NameTargets;
  readonly organizationEnded?: OrganizationEnded;
  readonly userDisabled?: UserDisabled;
  readonly keepsUpload?: KeepsUpload;
  readonly plannedStops?: PlannedStops;
  readonly deviations?: Deviations;
  readonly dailyProcessing?: DailyProcessing;
  readonly mailText?: MailText;
}

export const reactionsOf = (servers: readonly DomainServer[]): Reactions => ({
  organizationEnded: servers.flatMap(({ organizationEnded }) => organizationEnded ?? []),
  userDisabled: servers.flatMap(({ userDisabled }) => userDisabled ?? []),
  keepsUpload: servers.flatMap(({ keepsUpload }) => keepsUpload ?? []),
  plannedStops: servers.flatMap(({ plannedStops }) => plannedStops ?? []),
  deviations: servers.flatMap(({ deviations }) => deviations ?? []),
  dailyProcessing: servers.flatMap(({ dailyProcessing }) => dailyProcessing ?? []),
  mailTexts: servers.flatMap(({ mailText }) => mailText ?? []),
});

export const targetFindersOf = (servers: readonly DomainServer[]): readonly FindTargets[] =>
  servers.flatMap(({ auditTargets }) => auditTargets ?? []);

export const targetNamersOf = (servers: readonly DomainServer[]): readonly NameTargets[] =>
  servers.flatMap(({ auditNames }) => auditNames ?? []);
