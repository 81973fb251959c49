import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../root.mjs';

/**
 * @typedef {object} ChildOptions
 * @property {string} name
 * @property {string[]} parameters of Node
 * @property {NodeJS.ProcessEnv} environment
 * @property {string | undefined} log file for its output; none = ours
 * @property {(name: string, pid: number) => void} onStart
 * @property {(name: string, code: number) => void} onCrash
 */

/**
 * @typedef {object} Child
 * @property {Promise<boolean>} up it said that it is ready (true), or ended before (false)
 * @property {() => void} watch from now on it is started again whenever it ends
 * @property {(patience?: number) => Promise<void>} stop
 */

/** Longer than this without a crash, and the next crash is the first again. */
const calm = 60_000;

/**
 * Keeps one Node process running in a process group of its own, so that Ctrl-C reaches only us and we stop in order.
 * @param {ChildOptions} options
 * @returns {Child}
 */
export function keepRunning(options) {
  let stopping = false;
  let watching = false;
  let crashes = 0;
  let current = launch(options);
  const first = current;
  const follow = (/** @type {Launched} */ launched) => {
    current = launched;
    void launched.ended.then(async (code) => {
      endGroup(launched.process);
      if (stopping || !watching) return;
      crashes = performance.now() - launched.begin > calm ? 1 : crashes + 1;
      options.onCrash(options.name, code);
      await sleep(Math.min(500 * 2 ** (crashes - 1), 30_000), undefined, { ref: false });
      if (!stopping) follow(launch(options));
    });
  };
  follow(first);
  return {
    up: first.up,
    watch: () => {
      watching = true;
    },
    stop: async (patience = 10_000) => {
      stopping = true;
      await end(current, patience);
    },
  };
}

/** @typedef {{ process: import('node:child_process').ChildProcess, begin: number, up: Promise<boolean>, ended: Promise<number> }} Launched */

/**
 * @param {ChildOptions} options
 * @returns {Launched}
 */
function launch({ name, parameters, environment, log, onStart }) {
  const output = log === undefined ? 'inherit' : openSync(log, 'a', 0o600);
  const child = spawn(process.execPath, ['--import', './scripts/lib/portal/leave-with-parent.mjs', ...parameters], {
    cwd: root,
    env: environment,
    detached: true,
    stdio: ['ignore', output, output, 'ipc'],
  });
  if (typeof output === 'number') closeSync(output);
  if (child.pid !== undefined) onStart(name, child.pid);
  /** @type {Promise<number>} */
  const ended = new Promise((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1));
    child.once('error', () => resolve(127));
  });
  const ready = new Promise((resolve) => child.on('message', (message) => message === 'ready' && resolve(true)));
  return { process: child, begin: performance.now(), ended, up: Promise.race([ready, ended.then(() => false)]) };
}

/**
 * @param {Launched} launched
 * @param {number} patience milliseconds until it is killed
 */
async function end({ process: child, ended }, patience) {
  child.kill('SIGTERM');
  await Promise.race([ended, sleep(patience, undefined, { ref: false })]);
  endGroup(child);
  await ended;
}

/**
 * What a process started itself ends with it, also when it cannot hear: a loop does not look at signals that have a listener.
 * @param {import('node:child_process').ChildProcess} leader
 */
function endGroup({ pid }) {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody is left in it.
  }
}
