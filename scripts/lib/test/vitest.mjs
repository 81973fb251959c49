import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from '../root.mjs';
import { runAloud } from './aloud.mjs';

/** @typedef {import('./command.mjs').Count} Count */

/** @returns {Promise<Count[]>} */
export const unit = async () => [await vitest('unit', ['unit', 'architecture'])];

/** @returns {Promise<Count[]>} */
export const integration = async () => [await vitest('integration', ['integration'])];

/** Needs the production build. @returns {Promise<Count>} */
export const doors = () => vitest('doors', ['doors']);

/**
 * @param {string} name
 * @param {string[]} projects
 * @returns {Promise<Count>}
 */
async function vitest(name, projects) {
  const report = path.join(root, 'test-results', `${name}.json`);
  rmSync(report, { force: true });
  const code = await runAloud([
    'node_modules/vitest/vitest.mjs',
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  return { name, ...countVitest(existsSync(report) ? readFileSync(report, 'utf8') : undefined, code) };
}

/**
 * @typedef {{ numPassedTests: number, numFailedTests: number,
 *   testResults: { status: string, assertionResults: { status: string }[] }[] }} VitestReport
 */

/**
 * A file that cannot be loaded holds no test that failed, and an error outside of tests neither: both must count.
 * @param {string | undefined} text the JSON report, none = the runner crashed
 * @param {number} code
 */
export function countVitest(text, code) {
  if (text === undefined) return { passed: 0, failed: 1 };
  /** @type {VitestReport} */
  const report = JSON.parse(text);
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = report.numFailedTests + broken;
  return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
}
