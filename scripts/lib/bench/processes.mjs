import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readStat, treeOf } from '../cpu.mjs';
import { root } from '../root.mjs';

/**
 * The processes of a portal on this machine, by their numbers.
 * @typedef {{ launcher: number, web: number, worker: number }} Place
 */

/** @typedef {'web' | 'worker' | 'postgres'} Role */
/** @type {readonly Role[]} */
export const roles = ['web', 'worker', 'postgres'];

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
    const { web, worker } = running.children;
    const here = new URL(running.origin).port === port && readStat(running.pid) && web && worker;
    return here ? { launcher: running.pid, web, worker } : null;
  } catch {
    return null;
  }
}

/** @param {Place} place @param {Role} role */
function processesOf(place, role) {
  if (role !== 'postgres') return treeOf(place[role]);
  return treeOf(place.launcher).filter(({ name }) => name.startsWith('postgres'));
}

/**
 * CPU time used so far, in ms. A process that ended counts where it was waited for.
 * @param {Place} place
 * @returns {Record<Role, number>}
 */
export function cpuTimes(place) {
  const used = (/** @type {Role} */ role) =>
    processesOf(place, role).reduce((sum, { own, reaped }) => sum + own + reaped, 0) * 1_000;
  return { web: used('web'), worker: used('worker'), postgres: used('postgres') };
}

/** CPU time of all roles so far, in seconds. @param {Place} place */
export const cpuSeconds = (place) => Object.values(cpuTimes(place)).reduce((sum, ms) => sum + ms, 0) / 1_000;

/** CPU time so far of a process and all that it started, in seconds. @param {number} pid */
export const cpuOfTree = (pid) => treeOf(pid).reduce((sum, { own, reaped }) => sum + own + reaped, 0);

/**
 * The largest process of each role, MB in memory.
 * @param {Place} place
 * @returns {{ web: number, worker: number }}
 */
export function memory(place) {
  const largest = (/** @type {Role} */ role) =>
    Math.max(0, ...processesOf(place, role).map(({ pid }) => megabytes(pid)));
  return { web: largest('web'), worker: largest('worker') };
}

/** @param {number} pid */
function megabytes(pid) {
  try {
    const kb = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0';
    return Math.round(Number(kb) / 1_024);
  } catch {
    return 0;
  }
}

/** Bytes that the web processes have written so far: to browsers and agents, to the database and to files. @param {Place} place */
export const bytesWritten = (place) =>
  processesOf(place, 'web').reduce((sum, { pid }) => sum + Number(/^wchar: (\d+)/m.exec(io(pid))?.[1] ?? 0), 0);

/** @param {number} pid */
function io(pid) {
  try {
    return readFileSync(`/proc/${pid}/io`, 'utf8');
  } catch {
    return '';
  }
}
