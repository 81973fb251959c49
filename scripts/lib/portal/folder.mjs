import { chmodSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

const largest = 20 * 1024 * 1024;

/**
 * The folder for everything that is not source. Others may pass through it (the database runs as another account when root
 * starts it); what is secret in it is closed by itself.
 * @param {string} dataDir
 */
export function openDataDir(dataDir) {
  mkdirSync(path.join(dataDir, 'log'), { recursive: true });
  chmodSync(dataDir, 0o711);
  chmodSync(path.join(dataDir, 'log'), 0o700);
}

/**
 * Where a program's output goes; the previous file is kept once it has grown large.
 * @param {string} dataDir
 * @param {string} name
 */
export function logFile(dataDir, name) {
  const file = path.join(dataDir, 'log', `${name}.log`);
  if (existsSync(file) && statSync(file).size > largest) renameSync(file, `${file}.1`);
  return file;
}
