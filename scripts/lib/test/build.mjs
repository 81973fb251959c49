import { buildPortal } from '../prepare/build.mjs';
import { explain } from '../stop.mjs';

/**
 * The production build, for all parts that start a real portal. One that is there already is used.
 * @param {import('../steps.mjs').Step} step
 * @returns {Promise<import('./command.mjs').Count>}
 */
export async function build(step) {
  try {
    await buildPortal(step);
    return { name: 'build', passed: 1, failed: 0 };
  } catch (error) {
    explain(error);
    return { name: 'build', passed: 0, failed: 1 };
  }
}
