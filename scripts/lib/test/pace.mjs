import { fork } from 'node:child_process';
import path from 'node:path';
import { root } from '../root.mjs';

/** Milliseconds of CPU that the fixed work takes at reference speed (`docs/operations/bench.md`). */
const reference = 100;
const every = 20_000;

/**
 * How fast the machine is while the tests run: machines differ by two, and one that does two things at once takes longer for each. It
 * does the bench's fixed work now and then, beside them.
 */
export class Pace {
  /** @type {number[]} */
  #taken = [];

  start() {
    const child = fork(path.join(root, 'scripts/lib/bench/calibration-script.mjs'), { stdio: 'ignore' });
    child.on('message', (/** @type {'ready' | { ms: number }} */ message) => {
      if (message !== 'ready') this.#taken.push(message.ms);
    });
    child.on('error', () => {});
    const timer = setInterval(() => child.connected && child.send('again', () => {}), every);
    timer.unref();
    child.unref();
    child.channel?.unref();
    process.on('exit', () => child.kill());
    return this;
  }

  /** By how much longer than at reference speed work took; 0 = nobody knows. */
  slowness() {
    const sum = this.#taken.reduce((total, ms) => total + ms, 0);
    return this.#taken.length === 0 ? 0 : sum / this.#taken.length / reference;
  }
}
