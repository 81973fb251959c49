import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from '../root.mjs';
import { runAloud } from './aloud.mjs';
import { filesOf } from './select.mjs';

const sources = ['app', 'components', 'lib', 'worker', 'agent', 'scripts', 'prisma', 'tests/architecture'];

/** @type {import('./command.mjs').Check} */
export const unit = vitest('unit', ['unit', 'architecture'], sources);

/** @type {import('./command.mjs').Check} */
export const integration = vitest('integration', ['integration', 'faults'], ['tests/integration', 'tests/faults']);

/** Every endpoint over the wire; needs the production build. @type {import('./command.mjs').Check} */
export const endpoints = vitest('endpoints', ['endpoints'], ['tests/endpoints']);

/**
 * @param {string} name
 * @param {readonly string[]} projects
 * @param {readonly string[]} folders where its tests are
 * @returns {import('./command.mjs').Check}
 */
function vitest(name, projects, folders) {
  const run = async (/** @type {unknown} */ _step, /** @type {readonly string[]} */ domains) => {
    const files = filesOf(folders, domains);
    if (domains.length > 0 && files.length === 0) return null;
    const report = path.join(root, 'test-results', `${name}.json`);
    rmSync(report, { force: true });
    const code = await runAloud([
      'node_modules/vitest/vitest.mjs',
      'run',
      ...files,
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ]);
    return countVitest(existsSync(report) ? readFileSync(report, 'utf8') : undefined, code);
  };
  return { name, run };
}

/**
 * @typedef {{ numPassedTests: number, numFailedTests: number,
 *   testResults: { name: string, status: string, message?: string,
 *     assertionResults: { status: string, fullName: string, failureMessages: string[] }[] }[] }} VitestReport
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
  const failures = report.testResults.flatMap(({ name, status, message = '', assertionResults }) => {
    const tests = assertionResults.filter((test) => test.status === 'failed');
    const file = path.relative(root, name);
    if (tests.length === 0) return status === 'failed' ? [`${file}: ${message}`] : [];
    return tests.map(({ fullName, failureMessages }) => `${file} > ${fullName}: ${failureMessages.join('\n')}`);
  });
  const failed = failures.length;
  return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed, failures };
}
