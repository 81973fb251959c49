import { EventEmitter } from 'node:events';
import { Logger, run, type WorkerEvents } from 'graphile-worker';
import { queuePool } from '@/lib/core/background/queue';
import { closeDatabase } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import { log } from '@/lib/core/log';
import { closeMail } from '@/lib/core/mail';
import { startRepeated } from './repeated';
import { tasks } from './tasks';

export interface RunningWorker {
  /** Waits for the jobs under way. */
  stop(): Promise<void>;
  /** Settles when the queue's loop ends: rejects when it ended by a fault. */
  readonly ended: Promise<void>;
}

const logger = new Logger((scope) => (level, message, meta) => {
  const line = { queue: scope.taskIdentifier ?? scope.label, jobId: scope.jobId };
  // The queue logs each job it starts and ends at info; that is debugging to an operator.
  if (level === 'error') log().error({ ...line, err: meta?.failure ?? meta?.error }, message);
  else if (level === 'warning') log().warn(line, message);
  else log().debug(line, message);
});

/** Starts the queue's loop and everything that goes by the clock. */
export async function startWorker(): Promise<RunningWorker> {
  const pool = queuePool(env().RENKEI_APP_DATABASE_URL, 4);
  pool.on('error', (error) => log().warn({ err: error }, 'queue connection lost'));
  pool.on('connect', (client) => client.on('error', () => {}));
  const events = new EventEmitter() as WorkerEvents;
  const ids = new Set<string>();
  events.on('worker:create', ({ worker }) => ids.add(worker.workerId));
  events.on('worker:stop', ({ worker }) => ids.delete(worker.workerId));
  const runner = await run({
    pgPool: pool,
    taskList: tasks,
    concurrency: 2,
    pollInterval: 2_000,
    noHandleSignals: true,
    logger,
    events,
  });
  const repeated = startRepeated(pool, ids);
  return {
    ended: runner.promise,
    stop: async () => {
      await repeated.stop();
      await runner.stop().catch((error: unknown) => log().warn({ err: error }, 'queue did not stop cleanly'));
      closeMail();
      await closeDatabase();
      await pool.end();
    },
  };
}
