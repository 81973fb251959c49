import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { birthOf } from '../processes.mjs';
import { Stop } from '../stop.mjs';

/**
 * Who runs on a data folder.
 * @typedef {{ pid: number, birth: string, origin: string, children: Record<string, number> }} Running
 */

/** @param {string} dataDir */
const lockFile = (dataDir) => path.join(dataDir, 'running.json');

/**
 * @param {string} dataDir
 * @returns {Running | undefined} nothing when none runs, also when one died without saying good-bye
 */
export function whoRuns(dataDir) {
  try {
    /** @type {Running} */
    const running = JSON.parse(readFileSync(lockFile(dataDir), 'utf8'));
    return running.birth !== '' && birthOf(running.pid) === running.birth ? running : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Takes the data folder for this process.
 * @param {string} dataDir
 * @param {string} origin
 * @returns {{ note: (name: string, pid: number) => void, release: () => void, left: readonly number[] }} `left`: what one that died without
 * saying good-bye had started
 */
export function takeLock(dataDir, origin) {
  const file = lockFile(dataDir);
  /** @type {Running} */
  const mine = { pid: process.pid, birth: birthOf(process.pid), origin, children: {} };
  /** @type {number[]} */
  const left = [];
  for (let tries = 0; !create(file, mine); tries++) {
    const running = whoRuns(dataDir);
    if (running || tries > 5) throw alreadyRunning(running, dataDir);
    left.push(...startedBy(file));
    setAside(file);
  }
  return {
    left,
    note: (name, pid) => {
      mine.children[name] = pid;
      writeFileSync(`${file}.new`, JSON.stringify(mine));
      renameSync(`${file}.new`, file);
    },
    release: () => rmSync(file, { force: true }),
  };
}

/** @param {string} file */
function startedBy(file) {
  try {
    /** @type {Running} */
    const { children } = JSON.parse(readFileSync(file, 'utf8'));
    return Object.values(children);
  } catch {
    return [];
  }
}

/**
 * @param {string} file
 * @param {Running} content
 */
function create(file, content) {
  try {
    writeFileSync(file, JSON.stringify(content), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Removes a dead process's lock. Of two that try, one gets hold of the file; the other finds it gone and looks again.
 * @param {string} file
 */
function setAside(file) {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    rmSync(aside, { force: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}

/**
 * @param {Running | undefined} running
 * @param {string} dataDir
 */
function alreadyRunning(running, dataDir) {
  const where = running ? `${running.origin}（PID ${running.pid}）` : dataDir;
  const english = running ? `${running.origin} (process ${running.pid})` : dataDir;
  return new Stop(
    `Renkei はすでに動いています: ${where}。別に動かすには RENKEI_DATA_DIR と RENKEI_PORT を変えてください。`,
    `Renkei is already running: ${english}. To run another one, set RENKEI_DATA_DIR and RENKEI_PORT.`,
  );
}
