import { buildPortal } from '../prepare/build.mjs';
import { explain } from '../stop.mjs';

/**
 * Whether a part starts a real portal: of the integration tests, those of faults do.
 * @param {string} part
 * @param {readonly string[]} domains
 */
export const needsBuild = (part, domains) =>
  part === 'e2e' || (part === 'integration' && (domains.length === 0 || domains.includes('faults')));

/** The production build. One that is there already is used. @type {import('./command.mjs').Check} */
export const buildCheck = {
  name: 'build',
  run: async (step) => {
    try {
      await buildPortal(step);
      return { passed: 1, failed: 0 };
    } catch (error) {
      explain(error);
      return { passed: 0, failed: 1 };
    }
  },
};
