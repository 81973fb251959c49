import { readdirSync, readFileSync } from 'node:fs';

/** The clock of `/proc/<pid>/stat`: 100 on every Linux that Node runs on. */
const ticksPerSecond = 100;

/**
 * What the kernel says of a process: seconds of CPU (user and system) of its own, and of the children that it waited for.
 * @typedef {{ pid: number, parent: number, birth: string, name: string, own: number, reaped: number }} Stat
 */

/** @param {number} pid @returns {Stat | null} none when it is gone, and on a system without `/proc` */
export function readStat(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name may hold blanks and parentheses.
    const end = text.lastIndexOf(')');
    const fields = text.slice(end + 2).split(' ');
    const seconds = (/** @type {number} */ first) =>
      (Number(fields[first]) + Number(fields[first + 1])) / ticksPerSecond;
    const name = text.slice(text.indexOf('(') + 1, end);
    return { pid, parent: Number(fields[1]), birth: fields[19] ?? '', name, own: seconds(11), reaped: seconds(13) };
  } catch {
    return null;
  }
}

/** @returns {Stat[]} every process of this machine */
export const readAllStats = () =>
  readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (readStat(Number(name)) ?? []) : []));

/**
 * A process and all that it started, as far as they live, parents first.
 * @param {number} top
 * @param {readonly Stat[]} [all]
 */
export function treeOf(top, all = readAllStats()) {
  const tree = all.filter(({ pid }) => pid === top);
  for (const { pid } of tree) tree.push(...all.filter(({ parent }) => parent === pid));
  return tree;
}

/**
 * Counts the CPU time of a process and of all that it starts, also of those that are killed, or whose parent is gone before them
 * (nobody waits for these, so the kernel adds them to nothing that we see): it looks every two seconds.
 */
export class CpuMeter {
  #lost = 0;
  /** @type {Map<number, Stat>} */
  #known = new Map();
  /** @type {NodeJS.Timeout | undefined} */
  #timer;

  /** @param {number} [top] @param {() => Stat[]} [read] */
  constructor(top = process.pid, read = readAllStats) {
    this.top = top;
    this.read = read;
  }

  start() {
    this.look();
    this.#timer = setInterval(() => this.look(), 2_000);
    this.#timer.unref();
    return this;
  }

  stop() {
    clearInterval(this.#timer);
  }

  /** Seconds of CPU so far. */
  seconds() {
    this.look();
    return [...this.#known.values()].reduce((sum, { own, reaped }) => sum + own + reaped, this.#lost);
  }

  look() {
    const all = this.read();
    const tree = treeOf(this.top, all);
    const left = all.filter((stat) => this.#isKnown(stat) && !tree.includes(stat));
    const now = new Map([...tree, ...left.flatMap(({ pid }) => treeOf(pid, all))].map((stat) => [stat.pid, stat]));
    this.#lost += this.#lostUntil(now);
    this.#known = now;
  }

  /** @param {Stat} stat */
  #isKnown = ({ pid, birth }) => this.#known.get(pid)?.birth === birth;

  /**
   * What those that ended since the last look had used and nobody took over: a parent that waits for its child adds the child's
   * time to its own account.
   * @param {Map<number, Stat>} now
   */
  #lostUntil(now) {
    const lives = (/** @type {Stat} */ stat) => now.get(stat.pid)?.birth === stat.birth;
    /** @type {Map<number, number>} */
    const expected = new Map();
    for (const stat of this.#known.values()) {
      if (lives(stat)) continue;
      let heir = this.#known.get(stat.parent);
      while (heir && !lives(heir)) heir = this.#known.get(heir.parent);
      const key = heir?.pid ?? 0;
      expected.set(key, (expected.get(key) ?? 0) + stat.own + stat.reaped);
    }
    let lost = 0;
    for (const [pid, seconds] of expected) {
      const taken = (now.get(pid)?.reaped ?? 0) - (this.#known.get(pid)?.reaped ?? 0);
      lost += Math.max(0, seconds - taken);
    }
    return lost;
  }
}
