import { cpuTimes } from './processes.mjs';

/**
 * @typedef {object} Case
 * @property {string} name
 * @property {(turn: number) => Promise<number>} operation does one, checks its answer, gives the bytes it received
 */

/**
 * @typedef {object} Figures
 * @property {number} operations
 * @property {number} p50 ms
 * @property {number} p95 ms
 * @property {number} perSecond
 * @property {{ web: number | null, postgres: number | null, generator: number }} cpuMsPerOperation
 * @property {number} bytesOverTheWire per operation
 */

/** @param {number} value @param {number} [digits] */
export const round = (value, digits = 1) => Number(value.toFixed(digits));

/** @typedef {{ concurrency: number, seconds: number, place: import('./processes.mjs').Place | null }} How */

/** @param {Case} one @param {How} how */
export const rehearse = (one, { concurrency, seconds }) => repeat(one, concurrency, seconds / 4, 0);

/**
 * Repeats an operation from several clients at once: first to warm up, then for the figures.
 * @param {Case} one
 * @param {How} how
 * @returns {Promise<Figures>}
 */
export async function measure(one, how) {
  const { concurrency, seconds, place } = how;
  const warmUp = await rehearse(one, how);
  const before = cpuTimes(place);
  const own = process.cpuUsage();
  const { times, bytes, elapsed } = await repeat(one, concurrency, seconds, warmUp.times.length);
  const used = process.cpuUsage(own);
  const after = cpuTimes(place);
  const each = (/** @type {'web' | 'postgres'} */ part) => {
    const [from, to] = [before[part], after[part]];
    return from === null || to === null ? null : round((to - from) / times.length, 2);
  };
  const sorted = times.toSorted((a, b) => a - b);
  const at = (/** @type {number} */ share) => round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0);
  return {
    operations: times.length,
    p50: at(0.5),
    p95: at(0.95),
    perSecond: round((times.length * 1000) / elapsed),
    cpuMsPerOperation: {
      web: each('web'),
      postgres: each('postgres'),
      generator: round((used.user + used.system) / 1000 / times.length, 2),
    },
    bytesOverTheWire: Math.round(bytes / times.length),
  };
}

/** @param {Case} one @param {number} concurrency @param {number} seconds @param {number} first */
async function repeat({ operation }, concurrency, seconds, first) {
  /** @type {number[]} */
  const times = [];
  let bytes = 0;
  let turn = first;
  const begin = performance.now();
  const least = first + concurrency * 3;
  const hand = async () => {
    while (turn < least || performance.now() - begin < seconds * 1000) {
      const start = performance.now();
      const received = await operation(turn++);
      bytes += received;
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, hand));
  return { times, bytes, elapsed: performance.now() - begin };
}
