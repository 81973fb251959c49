import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../root.mjs';

/**
 * One number for the content of files and folders of the project; names of what does not exist count too.
 * @param {readonly string[]} places relative to the project
 * @param {(place: string) => boolean} [counts]
 */
export function fingerprint(places, counts = () => true) {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0] ?? '');
  for (const place of places) for (const file of filesUnder(place)) if (counts(file)) add(hash, file);
  return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} file
 */
function add(hash, file) {
  const absolute = path.join(root, file);
  const content = existsSync(absolute) ? readFileSync(absolute) : Buffer.alloc(0);
  hash.update(`${file}\0${content.length}\0`).update(content);
}

/**
 * @param {string} place
 * @returns {string[]}
 */
export function filesUnder(place) {
  const absolute = path.join(root, place);
  if (!existsSync(absolute) || !statSync(absolute).isDirectory()) return [place];
  return readdirSync(absolute)
    .sort()
    .flatMap((name) => filesUnder(path.join(place, name)));
}

/**
 * @param {string} stamp a file that holds the fingerprint of what its folder was made from
 * @param {string} expected
 */
export function isFresh(stamp, expected) {
  const file = path.join(root, stamp);
  return existsSync(file) && readFileSync(file, 'utf8').trim() === expected;
}

/**
 * @param {string} stamp
 * @param {string} value
 */
export function writeStamp(stamp, value) {
  const file = path.join(root, stamp);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${value}\n`);
}
