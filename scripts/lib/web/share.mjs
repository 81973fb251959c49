import cluster from 'node:cluster';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { passMetricsOn } from './gather.mjs';

/**
 * Shares one port among several processes, one for each core: rendering is what a request costs, and it uses one core.
 * None of them holds state that another would need. One that crashes is replaced.
 * @param {number} processes
 */
export async function share(processes) {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
    const ended = Promise.all(workers.map((worker) => once(worker, 'exit')));
    for (const worker of workers) worker.process.kill('SIGTERM');
    await Promise.race([ended, sleep(8_000)]);
    // One that is caught in a loop never notices that it is asked to stop.
    for (const worker of workers) if (!worker.isDead()) worker.process.kill('SIGKILL');
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  passMetricsOn();
  const first = Array.from({ length: processes }, () => ready(cluster.fork()));
  if (!(await Promise.all(first)).every(Boolean)) process.exit(1);
  cluster.on('exit', async (worker, code) => {
    if (stopping) return;
    console.error(`web process ${worker.process.pid} ended (${code}); starting another`);
    await sleep(500);
    if (!stopping) cluster.fork();
  });
  process.send?.('ready');
}

/** @param {import('node:cluster').Worker} worker @returns {Promise<boolean>} false = it ended before it could answer */
async function ready(worker) {
  return Promise.race([once(worker, 'message').then(() => true), once(worker, 'exit').then(() => false)]);
}
