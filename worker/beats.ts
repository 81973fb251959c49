import type { Pool } from 'pg';
import { sealPending } from '@/lib/audit/tasks';
import { forgetHeartbeats, listLiveWorkers, recordHeartbeat } from '@/lib/core/heartbeat';
import { log, reportFault } from '@/lib/core/log';
import { unlockJobsExcept } from '@/lib/core/queue';
import { queueDueTasks } from '@/lib/core/ticks';
import { deliverOverdueMails } from '@/lib/notifications/mails/tasks';
import { expandWaiting } from '@/lib/notifications/tasks';
import { clockTasks } from './clock';

interface Beat {
  readonly name: string;
  readonly every: number;
  readonly run: () => Promise<unknown>;
}

/** What this process repeats by itself. A beat never overlaps with itself; one that fails is logged and tried again next time. */
export function startBeats(pool: Pool, workerIds: ReadonlySet<string>): { stop(): Promise<void> } {
  const beats: Beat[] = [
    { name: 'audit.seal', every: 1_000, run: sealPending },
    { name: 'notifications.expand', every: 1_000, run: expandWaiting },
    { name: 'heartbeat', every: 10_000, run: () => recordHeartbeat([...workerIds]) },
    { name: 'queue.unlock', every: 30_000, run: async () => unlockJobsExcept(pool, await listLiveWorkers()) },
    { name: 'mails.sweep', every: 15_000, run: () => deliverOverdueMails() },
    { name: 'clock', every: 20_000, run: () => queueDueTasks(clockTasks) },
  ];
  const stopping = new AbortController();
  const loops = beats.map((beat) => repeat(beat, stopping.signal));
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(loops);
      await forgetHeartbeats([...workerIds]).catch((error: unknown) =>
        log().warn({ err: error }, 'heartbeat not removed'),
      );
    },
  };
}

async function repeat(beat: Beat, signal: AbortSignal): Promise<void> {
  let lastFault = '';
  while (!signal.aborted) {
    try {
      await beat.run();
      lastFault = '';
    } catch (error) {
      // While the database is away the same fault would fill the log each second.
      const fault = error instanceof Error ? error.message : String(error);
      if (fault !== lastFault) reportFault(error, { where: beat.name });
      lastFault = fault;
    }
    await pause(beat.every, signal);
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
  });
}
