import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import { now } from '../clock';
import { withSystem } from '../db';

export interface QueueDepth {
  readonly waiting: number;
  readonly failed: number;
  readonly oldestSeconds: number;
}

const queueDepthShape = z.object({ waiting: z.bigint(), failed: z.bigint(), oldest_seconds: z.number() });

/** Zeros when the queue's tables are not there. */
export async function queueDepth(): Promise<QueueDepth> {
  const [row] = await withSystem(
    'health',
    (db) => askRows(db, queueDepthShape)`
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

const appliedMigrationsShape = z.object({ name: z.string(), done: z.boolean() });

/** Names of the migrations that are applied and of those that failed half-way. */
export async function appliedMigrations(): Promise<{ readonly applied: string[]; readonly unfinished: string[] }> {
  const rows = await withSystem(
    'health',
    (db) => askRows(db, appliedMigrationsShape)`
    SELECT name, done FROM renkei.migration_state()`,
  );
  const named = (done: boolean) => rows.filter((row) => row.done === done).map((row) => row.name);
  return { applied: named(true), unfinished: named(false) };
}
