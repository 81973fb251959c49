import { readdirSync } from 'node:fs';
import path from 'node:path';
import { filesUnder } from '../prepare/fingerprint.mjs';
import { root } from '../root.mjs';
import { Stop } from '../stop.mjs';

/** Parts whose tests are sorted by domain. */
const byDomain = ['unit', 'integration', 'e2e'];

/** Folders that hold one folder per domain. */
const homes = ['lib', 'components', 'tests/integration', 'tests/e2e', 'tests'];

const isTest = (/** @type {string} */ file) => /\.(test|spec)\.tsx?$/.test(file);

/**
 * What is to be run: parts, and the domains they are limited to (none = no limit).
 * @typedef {{ parts: readonly string[], domains: readonly string[] }} Selection
 */

/**
 * `integration tickets` → the integration tests of tickets; `tickets` → all tests of tickets; nothing → everything.
 * @param {readonly string[]} words
 * @param {readonly string[]} parts all that there are, in their order
 * @param {readonly string[]} [domains] all that there are
 * @returns {Selection}
 */
export function select(words, parts, domains = listDomains(parts)) {
  for (const word of words.filter((one) => !parts.includes(one) && !domains.includes(one))) {
    throw new Stop(
      `${word} という部分も領域もありません（部分: ${parts.join('、')}。領域: ${domains.join('、')}）。`,
      `There is no part and no domain ${word} (parts: ${parts.join(', ')}; domains: ${domains.join(', ')}).`,
      { code: 2 },
    );
  }
  const named = parts.filter((part) => words.includes(part));
  const wanted = domains.filter((domain) => words.includes(domain));
  if (named.length > 0) return { parts: named, domains: wanted };
  return { parts: wanted.length > 0 ? byDomain : parts, domains: wanted };
}

/**
 * Every folder of a home with a test in it.
 * @param {readonly string[]} parts whose names are no domains
 */
function listDomains(parts) {
  const names = homes.flatMap((home) =>
    readdirSync(path.join(root, home)).filter((name) =>
      filesUnder(`${home}/${name}`).some((file) => isTest(file) && file !== `${home}/${name}`),
    ),
  );
  return [...new Set(names)].filter((name) => !parts.includes(name)).sort();
}

/**
 * Whether a test file is a domain's: it stands in a folder of that name, or its own name begins with it (`tickets-relay.spec.ts`).
 * @param {string} file relative to the project
 * @param {readonly string[]} domains
 */
export function belongs(file, domains) {
  const folders = file.split('/');
  const [word = ''] = (folders.pop() ?? '').split(/[.-]/);
  return domains.some((domain) => folders.includes(domain) || word === domain);
}

/**
 * The domains' test files below some folders.
 * @param {readonly string[]} folders
 * @param {readonly string[]} domains
 */
export const filesOf = (folders, domains) =>
  folders.flatMap((folder) => filesUnder(folder)).filter((file) => isTest(file) && belongs(file, domains));
