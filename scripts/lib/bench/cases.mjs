import { readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../root.mjs';

/**
 * What the cases of a domain get to work with.
 * @typedef {object} Bench
 * @property {import('./people.mjs').People} people browsers of the demonstration's personas
 * @property {string | null} databaseUrl the portal's database, past row-level security; null where only its address is known
 * @property {string | null} dataDir its data folder; null where its processes are not this machine's
 * @property {boolean} fills whether cases may bring their tables to full size, which takes minutes; else they take what is there
 */

/** @typedef {(bench: Bench) => Promise<readonly import('./load.mjs').Case[]>} ListCases */

/**
 * The cases of every domain: what each file in `tests/bench` exports as `cases`.
 * @param {Bench} bench
 * @param {string} [only] a domain, or part of a case's name
 */
export async function listCases(bench, only = '') {
  const folder = path.join(root, 'tests', 'bench');
  const files = readdirSync(folder).sort();
  // A domain's tables are filled by its own file: who asks for one domain does not wait for the others'.
  const named = files.filter((file) => path.parse(file).name === only);
  const all = [];
  for (const file of named.length > 0 ? named : files) {
    /** @type {{ cases: ListCases }} */
    const { cases } = await import(path.join(folder, file));
    const listed = await cases(bench);
    all.push(...(named.length > 0 ? listed : listed.filter(({ name }) => name.includes(only))));
  }
  if (all.length === 0) throw new Error(`no case is called ${only}`);
  return all;
}
