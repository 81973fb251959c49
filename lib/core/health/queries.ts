import 'server-only';
import { now } from '../clock';
import { withSystem } from '../db';

export interface QueueDepth {
  readonly waiting: number;
  readonly failed: number;
  readonly oldestSeconds: number;
}

/** Zeros when the queue's tables are not there. */
export async function queueDepth(): Promise<QueueDepth> {
  const [row] = await withSystem(
    'health',
    (db) => db.$queryRaw<{ waiting: bigint; failed: bigint; oldest_seconds: number }[]>`
    SELECT * FROM renkei.queue_depth()`,
  );
  return {
    waiting: Number(row?.waiting ?? 0),
    failed: Number(row?.failed ?? 0),
    oldestSeconds: row?.oldest_seconds ?? 0,
  };
}

/** Seconds since a worker was last heard; null = never. */
export async function workerAge(): Promise<number | null> {
  const last = await withSystem('health', (db) => db.workerHeartbeat.findFirst({ orderBy: { seenAt: 'desc' } }));
  return last === null ? null : (now().getTime() - last.seenAt.getTime()) / 1_000;
}

/** Names of the migrations that are applied and of those that failed half-way. */
export async function appliedMigrations(): Promise<{ readonly applied: string[]; readonly unfinished: string[] }> {
  const rows = await withSystem(
    'health',
    (db) => db.$queryRaw<{ name: string; done: boolean }[]>`
    SELECT name, done FROM renkei.migration_state()`,
  );
  const named = (done: boolean) => rows.filter((row) => row.done === done).map((row) => row.name);
  return { applied: named(true), unfinished: named(false) };
}
