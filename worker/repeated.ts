import { setMaxListeners } from 'node:events';
import type { Pool } from 'pg';
import { type Reactions, type RepeatedWork, reactionsOf } from '@/lib/access/domain-server';
import { forgetHeartbeats, listLiveWorkers, recordHeartbeat } from '@/lib/core/background/heartbeat';
import { unlockJobsExcept } from '@/lib/core/background/queue';
import { queueDueTasks } from '@/lib/core/background/ticks';
import { log, reportFault } from '@/lib/core/log';
import { clockTasks } from './clock';
import { workingDomains } from './domains';

/** Starts what this process repeats by itself: what domains declare, and the signs of life of the worker itself. */
export function startRepeated(pool: Pool, workerIds: ReadonlySet<string>): { stop(): Promise<void> } {
  const reactions = reactionsOf(workingDomains);
  const all: RepeatedWork[] = [
    ...workingDomains.flatMap(({ repeated }) => repeated ?? []),
    { name: 'heartbeat', every: 10_000, run: () => recordHeartbeat([...workerIds]) },
    { name: 'queue.unlock', every: 30_000, run: async () => unlockJobsExcept(pool, await listLiveWorkers()) },
    { name: 'clock', every: 20_000, run: () => queueDueTasks(clockTasks) },
  ];
  const stopping = new AbortController();
  // Each of them waits for the end at once; more than ten would be reported as a leak.
  setMaxListeners(all.length, stopping.signal);
  const loops = all.map((work) => repeat(work, reactions, stopping.signal));
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

/** Runs in a row with nothing to do, after which the longer pause holds: what an agent carries out takes seconds. */
const idleAfter = 12;

async function repeat(work: RepeatedWork, reactions: Reactions, signal: AbortSignal): Promise<void> {
  let lastFault = '';
  let idleRuns = 0;
  while (!signal.aborted) {
    try {
      idleRuns = (await work.run(reactions)) === false ? idleRuns + 1 : 0;
      lastFault = '';
    } catch (error) {
      // While the database is away the same fault would fill the log each second.
      const fault = error instanceof Error ? error.message : String(error);
      if (fault !== lastFault) reportFault(error, { where: work.name });
      lastFault = fault;
    }
    await pause(idleRuns > idleAfter ? (work.idle ?? work.every) : work.every, signal);
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
