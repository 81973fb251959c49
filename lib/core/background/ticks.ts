import 'server-only';
import { z } from 'zod';
import { now } from '../clock';
import { type Db, withSystem } from '../db';
import { enqueue } from './queue';

/** Work that the clock starts. */
export interface ClockTask {
  /** Its name in the queue; the job gets `{ due }`. */
  readonly task: string;
  /** Names the last time at or before `instant` at which it should have run (in JST), or null. Must be cheap. */
  readonly due: (instant: Date, db: Db) => Promise<string | null> | string | null;
}

/** What a task gets that the clock queued. */
export const duePayload = z.object({ due: z.string() });

/**
 * Queues each task whose time has come, once in the whole cluster, however many workers ask and however late: the row that names
 * the occurrence and the job are one transaction.
 */
export async function queueDueTasks(tasks: readonly ClockTask[]): Promise<void> {
  const at = now();
  await withSystem('clock', async (db) => {
    for (const { task, due } of tasks) {
      const occurrence = await due(at, db);
      if (occurrence === null) continue;
      const made = await db.$executeRaw`
        INSERT INTO tick_runs (task, due, ran_at) VALUES (${task}, ${occurrence}, ${at}) ON CONFLICT DO NOTHING`;
      if (made === 1) await enqueue(db, task, { due: occurrence }, { key: `${task} ${occurrence}` });
    }
  });
}

/** Occurrences older than this are forgotten. */
const kept = 40 * 24 * 3_600_000;

export async function forgetOldTicks(): Promise<void> {
  await withSystem('clock', (db) =>
    db.tickRun.deleteMany({ where: { ranAt: { lt: new Date(now().getTime() - kept) } } }),
  );
}
