import os from 'node:os';
import { log, reportFault } from '@/lib/core/log';
import { startWorker } from './run';

// Pages first: background work takes what the web process leaves.
os.setPriority(5);

const worker = await startWorker();
log().info('worker started');

let ending = false;
/** Finishes the jobs under way, then leaves; a second signal leaves at once. */
async function end(signal: string): Promise<void> {
  if (ending) process.exit(1);
  ending = true;
  log().info({ signal }, 'worker stops');
  await worker.stop();
  process.exit(0);
}

process.on('SIGTERM', end);
process.on('SIGINT', end);
process.on('unhandledRejection', (error) => reportFault(error, { where: 'worker' }));
worker.ended.catch((error) => {
  reportFault(error, { where: 'worker' });
  process.exit(1);
});
