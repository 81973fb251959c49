import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../root.mjs';
import { round } from './judge.mjs';

/** @param {URL} origin */
const answers = (origin) =>
  fetch(new URL('/login', origin)).then(
    ({ ok }) => ok,
    () => false,
  );

/** One account sends and decides as much as the machine takes. */
const unlimited = {
  RENKEI_INQUIRIES_PER_USER: '0',
  RENKEI_INQUIRIES_PER_ORGANIZATION: '0',
  RENKEI_ENTRIES_PER_USER: '0',
  RENKEI_ENTRIES_PER_ORGANIZATION: '0',
};

/**
 * Starts a portal and waits until the log-in page answers; seconds it took.
 * @param {URL} origin @param {string} dataDir
 */
export async function start(origin, dataDir) {
  const { DATABASE_URL: _owner, RENKEI_APP_DATABASE_URL: _app, ...environment } = process.env;
  const begin = performance.now();
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env: { ...environment, ...unlimited, RENKEI_DATA_DIR: dataDir, RENKEI_PORT: origin.port, RENKEI_RUN: 'web,worker' },
    stdio: ['ignore', 2, 2],
  });
  while (child.exitCode === null && !(await answers(origin))) await sleep(50);
  if (child.exitCode !== null) throw new Error('the portal did not start');
  const seconds = round((performance.now() - begin) / 1_000, 2);
  const stop = async () => {
    child.kill('SIGTERM');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  };
  return { seconds, stop };
}
