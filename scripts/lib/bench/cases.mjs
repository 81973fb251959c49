import { readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../root.mjs';

/**
 * What the cases of a domain get to work with.
 * @typedef {object} Bench
 * @property {import('./people.mjs').People} people browsers of the demonstration's personas
 * @property {string | null} databaseUrl the portal's database, past row-level security; null where only its address is known
 * @property {boolean} fills whether cases may bring their tables to full size, which takes minutes; else they take what is there
 */

/** @typedef {(bench: Bench) => Promise<readonly import('./load.mjs').Case[]>} ListCases */

/**
 * The cases of every domain: what each file in `tests/bench` exports as `cases`.
 * @param {Bench} bench
 * @param {string} [only] part of a case's name, or a file's
 */
export async function listCases(bench, only = '') {
  const folder = path.join(root, 'tests', 'bench');
  const all = [];
  for (const file of readdirSync(folder).sort()) {
    /** @type {{ cases: ListCases }} */
    const { cases } = await import(path.join(folder, file));
    const domain = path.parse(file).name;
    all.push(...(await cases(bench)).filter(({ name }) => name.includes(only) || domain === only));
  }
  if (all.length === 0) throw new Error(`no case is called ${only}`);
  return all;
}
