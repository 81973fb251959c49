import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/**
 * The command line of a running process; empty when there is none.
 * @param {number} pid
 */
export function commandOf(pid) {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    } catch {
      return '';
    }
  }
  return spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';
}

/**
 * When a process began, in a form that differs for another process that was later given the same number.
 * @param {number} pid
 */
export function birthOf(pid) {
  if (process.platform === 'linux') {
    try {
      // Field 22 counts from the last parenthesis: a program's name may itself hold blanks and parentheses.
      return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? '';
    } catch {
      return '';
    }
  }
  return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? '';
}

/**
 * The processes that a process started itself.
 * @param {number} pid
 * @returns {number[]}
 */
export function childrenOf(pid) {
  if (process.platform === 'linux')
    return readdirSync('/proc')
      .map(Number)
      .filter((other) => parentOf(other) === pid);
  const { stdout = '' } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const pairs = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  return pairs.flatMap(([child, parent]) => (child !== undefined && parent === pid ? [child] : []));
}

/**
 * The processes of a group, whose number is that of the process with which it began, whether or not that still runs.
 * @param {number} group
 * @returns {number[]}
 */
export function groupOf(group) {
  if (process.platform === 'linux')
    return readdirSync('/proc')
      .map(Number)
      .filter((pid) => statusOf(pid, 2) === group);
  const { stdout = '' } = spawnSync('ps', ['-A', '-o', 'pid=,pgid='], { encoding: 'utf8' });
  const pairs = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  return pairs.flatMap(([pid, own]) => (pid !== undefined && own === group ? [pid] : []));
}

/** @param {number} pid of Linux */
const parentOf = (pid) => statusOf(pid, 1);

/**
 * @param {number} pid of Linux
 * @param {1 | 2} place 1: its parent, 2: its group
 */
function statusOf(pid, place) {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[place]);
  } catch {
    return Number.NaN;
  }
}
