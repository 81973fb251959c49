import { atReferenceSpeed, round } from './judge.mjs';
import { cpuTimes, memory, roles } from './processes.mjs';

/**
 * @typedef {object} Case
 * @property {string} name
 * @property {(turn: number) => Promise<number>} operation does one, checks its answer, gives the bytes it received
 * @property {number} [cpu] the most CPU that one may take, reference ms
 * @property {number} [most] how often at most, in each of its three phases: an operation that uses up what was prepared
 * @property {boolean} [here] the bench's own process does the work, and its CPU is what counts
 * @property {number} [seconds] the most that one may take by the clock, at reference speed: what people or servers wait for
 * @property {() => readonly { name: string, most: number, seconds: number }[]} [measured] what the operation has taken the time of,
 *   judged by the clock at reference speed
 * @property {(speed: import('./calibration.mjs').Speed | null) => Promise<() => Promise<void>>} [begin] prepares what lasts for minutes,
 *   for a machine of this speed, and answers how it ends; such a case is done once and without a rehearsal
 */

/**
 * @typedef {object} Figures
 * @property {number} operations
 * @property {number} p50 ms
 * @property {number} p95 ms
 * @property {number} perSecond
 * @property {Partial<Record<import('./processes.mjs').Role, number>> & { generator: number }} cpuMs per operation, by who used it
 * @property {number} bytesOverTheWire per operation
 * @property {{ web: number, worker: number }} busyMb the largest process of each role while it lasted
 */

/**
 * @typedef {{ concurrency: number, seconds: number, place: import('./processes.mjs').Place | null,
 *   speed?: import('./calibration.mjs').Speed | null }} How
 */

/** @param {Case} one @param {How} how */
export const rehearse = async (one, { concurrency, seconds }) =>
  one.begin ? { times: [] } : repeat(one, concurrency, seconds / 4, 0);

/**
 * Repeats an operation, several at once: first to warm up, then for the figures.
 * @param {Case} one
 * @param {How} how
 * @returns {Promise<Figures>}
 */
export async function measure(one, how) {
  const end = await one.begin?.(how.speed ?? null);
  try {
    return await take(one, how);
  } finally {
    await end?.();
  }
}

/** @param {Case} one @param {How} how @returns {Promise<Figures>} */
async function take(one, how) {
  const { concurrency, seconds, place } = how;
  const warmUp = await rehearse(one, how);
  const watch = watchMemory(place);
  const own = process.cpuUsage();
  const before = place && cpuTimes(place);
  const { times, bytes, elapsed } = await repeat(one, concurrency, seconds, warmUp.times.length);
  const after = place && cpuTimes(place);
  const { user, system } = process.cpuUsage(own);
  const each = (/** @type {number} */ ms) => round(ms / times.length, 2);
  const sorted = times.toSorted((a, b) => a - b);
  const at = (/** @type {number} */ share) => round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0);
  return {
    operations: times.length,
    p50: at(0.5),
    p95: at(0.95),
    perSecond: round((times.length * 1000) / elapsed),
    cpuMs: {
      ...(before && after && Object.fromEntries(roles.map((role) => [role, each(after[role] - before[role])]))),
      generator: each((user + system) / 1_000),
    },
    bytesOverTheWire: Math.round(bytes / times.length),
    busyMb: watch(),
  };
}

/**
 * What an operation took, at reference speed.
 * @param {Case} one @param {Figures} figures @param {import('./calibration.mjs').Speed} speed
 */
export const costOf = ({ here }, { cpuMs: { generator, ...portal } }, speed) =>
  atReferenceSpeed(here ? { generator } : portal, speed);

/** Looks twice a second until it is asked. @param {import('./processes.mjs').Place | null} place */
function watchMemory(place) {
  const most = { web: 0, worker: 0 };
  const look = () => {
    if (!place) return;
    const now = memory(place);
    most.web = Math.max(most.web, now.web);
    most.worker = Math.max(most.worker, now.worker);
  };
  const timer = setInterval(look, 500);
  return () => {
    clearInterval(timer);
    look();
    return most;
  };
}

/** @param {Case} one @param {number} concurrency @param {number} seconds @param {number} first */
async function repeat({ operation, begin: lasting, most = lasting ? 1 : Infinity }, concurrency, seconds, first) {
  /** @type {number[]} */
  const times = [];
  let bytes = 0;
  let turn = first;
  const begin = performance.now();
  const least = first + concurrency * 3;
  const one = async () => {
    while (turn < first + most && (turn < least || performance.now() - begin < seconds * 1000)) {
      const start = performance.now();
      const received = await operation(turn++);
      bytes += received;
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, one));
  return { times, bytes, elapsed: performance.now() - begin };
}
