import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/lib/root.mjs';

/** The clock of `/proc/<pid>/stat`: 100 on every Linux that Node runs on. */
const ticksPerSecond = 100;

/**
 * The processes of a portal on this machine.
 * @typedef {{ launcher: number, web: number }} Place
 */

/**
 * Reads who runs on a data folder.
 * @param {string} dataDir
 * @param {string} port of the portal that is measured
 * @returns {Place | null} none when another portal runs there, or on a system without `/proc`
 */
export function findPortal(dataDir, port) {
  if (process.platform !== 'linux') return null;
  try {
    const running = JSON.parse(readFileSync(path.resolve(root, dataDir, 'running.json'), 'utf8'));
    const here = new URL(running.origin).port === port && readStat(running.pid) && running.children.web;
    return here ? { launcher: running.pid, web: running.children.web } : null;
  } catch {
    return null;
  }
}

/** @param {number} pid */
function readStat(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name may hold blanks and parentheses.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { pid, parent: Number(fields[1]), name: text.slice(text.indexOf('(') + 1, text.lastIndexOf(')')), ticks };
  } catch {
    return null;
  }
}

/** @param {number} top */
function treeOf(top) {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (readStat(Number(name)) ?? []) : []));
  const tree = all.filter(({ pid }) => pid === top);
  for (const { pid } of tree) tree.push(...all.filter(({ parent }) => parent === pid));
  return tree;
}

/**
 * CPU time used so far, in ms. A process that ended counts where it was waited for.
 * @param {Place | null} place
 */
export function cpuTimes(place) {
  if (!place) return { web: null, postgres: null };
  const sum = (/** @type {{ ticks: number }[]} */ list) =>
    list.reduce((total, { ticks }) => total + ticks, 0) * (1000 / ticksPerSecond);
  const postgres = treeOf(place.launcher).filter(({ name }) => name.startsWith('postgres'));
  return { web: sum(treeOf(place.web)), postgres: postgres.length > 0 ? sum(postgres) : null };
}

/** @param {Place | null} place @returns {{ pid: number, rssMb: number }[] | null} */
export function webMemory(place) {
  if (!place) return null;
  return treeOf(place.web).map(({ pid }) => {
    const kb = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return { pid, rssMb: Math.round(Number(kb) / 102.4) / 10 };
  });
}
