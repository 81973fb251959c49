import { referenceSpeed } from './calibration.mjs';

/** @typedef {import('./calibration.mjs').Speed} Speed */
/** @typedef {import('./processes.mjs').Role} Role */

/**
 * What a target asks and what came out: it is missed if the figure is larger.
 * @typedef {{ name: string, most: number, is: number, met: boolean }} Verdict
 */

/** @param {number} value @param {number} [digits] */
export const round = (value, digits = 1) => Number(value.toFixed(digits));

/**
 * CPU as it would have been at reference speed: ms of the script's processes and of PostgreSQL, each by what the fixed work of its
 * kind took on this machine at that time.
 * @param {Partial<Record<Role | 'generator', number>>} cpu ms
 * @param {Speed} speed
 */
export function atReferenceSpeed({ web = 0, worker = 0, generator = 0, postgres = 0 }, speed) {
  const script = ((web + worker + generator) * referenceSpeed.script) / speed.script;
  return round(script + (postgres * referenceSpeed.database) / speed.database, 2);
}

/** @param {string} name @param {number} most @param {number} is @returns {Verdict} */
export const judge = (name, most, is) => ({ name, most, is, met: is <= most });

/** One line each, those that are missed last, where one looks. @param {readonly Verdict[]} verdicts */
export const verdictLines = (verdicts) =>
  verdicts
    .toSorted((a, b) => Number(b.met) - Number(a.met))
    .map(({ name, most, is, met }) => `${met ? '✓' : '✗'} ${name}: ${is} (≤ ${most})`);
