import 'server-only';
import type { Db } from '@/lib/core/db';
import type { Prisma } from '@/lib/core/generated/client';
import type { ClockTask } from '@/lib/core/ticks';

/** A body has ended: in the same transaction its rows of `from` become visible to `to`; null = nobody goes on. In `withSystem` only. */
export type OrganizationEnded = (db: Db, from: string, to: string | null) => Promise<void>;

/** What other domains do when something happens in one; whatever starts the work brings them together (`reactionsOf`). */
export interface Reactions {
  readonly organizationEnded: readonly OrganizationEnded[];
}

/** A task of the queue. It may run twice (its worker was killed after the work) and must bear that. */
export type Task = (payload: unknown, reactions: Reactions) => Promise<void>;

/** What each worker repeats by itself. It never overlaps with itself; a failed one is logged and tried again the next time. */
export interface RepeatedWork {
  readonly name: string;
  /** Milliseconds between the end of one and the start of the next. */
  readonly every: number;
  readonly run: () => Promise<unknown>;
}

/** `SELECT <id>::text …` of what people call by this number, code or name: the audit log knows only ids. */
export type FindTargets = (text: string) => Prisma.Sql;

/** What a domain does in the processes of the server. */
export interface DomainServer {
  /** By their names in the queue: `<domain>.<verb>`. */
  readonly tasks?: Readonly<Record<string, Task>>;
  /** Tasks that the clock queues. */
  readonly clock?: readonly ClockTask[];
  readonly repeated?: readonly RepeatedWork[];
  readonly auditTargets?: FindTargets;
  readonly organizationEnded?: OrganizationEnded;
}

export const reactionsOf = (servers: readonly DomainServer[]): Reactions => ({
  organizationEnded: servers.flatMap(({ organizationEnded }) => organizationEnded ?? []),
});

export const targetFindersOf = (servers: readonly DomainServer[]): readonly FindTargets[] =>
  servers.flatMap(({ auditTargets }) => auditTargets ?? []);
