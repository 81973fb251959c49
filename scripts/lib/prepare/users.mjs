import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { birthOf } from '../processes.mjs';
import { root } from '../root.mjs';

/** One file per running portal that serves the build: it must not be replaced under them. */
const folder = path.join(root, '.next', 'in-use');

/** @returns {number[]} process numbers of other portals that use the build */
export function buildUsers() {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => {
      const [pid, birth] = name.split('-');
      const alive = birth !== undefined && birthOf(Number(pid)).replaceAll(/\W/g, '') === birth;
      if (!alive) rmSync(path.join(folder, name), { force: true });
      return alive && Number(pid) !== process.pid;
    })
    .map((name) => Number(name.split('-')[0]));
}

/** @returns {() => void} call it when the build is no longer used */
export function claimBuild() {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${process.pid}-${birthOf(process.pid).replaceAll(/\W/g, '')}`);
  writeFileSync(file, '');
  return () => rmSync(file, { force: true });
}
