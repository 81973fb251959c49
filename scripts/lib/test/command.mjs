import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { CpuMeter } from '../cpu.mjs';
import { generateSources } from '../prepare/generate.mjs';
import { installPackages } from '../prepare/install.mjs';
import { root } from '../root.mjs';
import { abandonRuns } from '../run.mjs';
import { progress } from '../steps.mjs';
import { explain, Stop } from '../stop.mjs';
import { journeys } from './browser.mjs';
import { buildCheck, needsBuild } from './build.mjs';
import { lintChecks } from './lint.mjs';
import { Pace } from './pace.mjs';
import { closingLines, exitCode } from './report.mjs';
import { select } from './select.mjs';
import { endpoints, integration, unit } from './vitest.mjs';

/** @typedef {import('./report.mjs').Count} Count */
/** @typedef {import('./select.mjs').Selection} Selection */

/**
 * A runner, and what it counted. Nothing: it has no test of the wanted domains.
 * @typedef {{ name: string, run: (step: import('../steps.mjs').Step, domains: readonly string[]) =>
 *   Promise<{ passed: number, failed: number, failures?: readonly string[] } | null> }} Check
 */

/** @type {Record<string, readonly Check[]>} */
const parts = { lint: lintChecks, unit: [unit], integration: [integration], e2e: [endpoints, journeys] };

/**
 * `npm test`: prepares what is missing, runs everything (or the named parts and domains), closes with one line over all runners.
 * @param {string[]} words
 */
export async function main(words) {
  const meter = new CpuMeter().start();
  const pace = new Pace().start();
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      abandonRuns();
      setTimeout(() => process.exit(130), 15_000).unref();
    });
  }
  try {
    const selection = select(words, Object.keys(parts));
    const step = progress();
    await installPackages(step);
    await generateSources(step);
    mkdirSync(path.join(root, 'test-results'), { recursive: true });
    keepTransformedModules();
    const counts = await runAll(selection, step, meter);
    process.stdout.write(`\n${closingLines(counts, meter.seconds(), pace.slowness())}\n`);
    process.exit(exitCode(counts));
  } catch (error) {
    const code = explain(error);
    process.stdout.write('0 passed, 1 failed\n');
    process.exit(code);
  }
}

/** What one runner has made of a source the next ones need not make again. It goes with this run, so that nothing in it can be stale. */
function keepTransformedModules() {
  const folder = path.join(root, 'node_modules', '.cache', 'renkei-tests', `modules-${process.pid}`);
  process.env.RENKEI_TEST_MODULES = folder;
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
}

/**
 * `npm run proof`: the same tests in their long form (every way of looking at a page, kills by the hundred, other random cases
 * each time).
 * @param {string[]} words
 */
export function proof(words) {
  process.env.RENKEI_PROOF = 'true';
  return main(words.length > 0 ? words : ['unit', 'integration', 'e2e']);
}

/** @param {Selection} selection @param {import('../steps.mjs').Step} step @param {CpuMeter} meter */
async function runAll({ parts: wanted, domains }, step, meter) {
  /** @type {Count[]} */
  const counts = [];
  const run = async (/** @type {string} */ part, /** @type {Check} */ check) => {
    const before = meter.seconds();
    const count = await check.run(step, domains);
    if (count) counts.push({ name: check.name, part, ...count, cpu: meter.seconds() - before });
  };
  for (const part of wanted) {
    if (needsBuild(part, domains) && !counts.some(({ name }) => name === 'build')) await run('build', buildCheck);
    for (const check of parts[part] ?? []) await run(part, check);
  }
  if (counts.every(({ part }) => part === 'build')) {
    throw new Stop(
      `${domains.join('、')} の検査は ${wanted.join('、')} にありません。`,
      `There are no tests of ${domains.join(', ')} in ${wanted.join(', ')}.`,
      { code: 2 },
    );
  }
  return counts;
}
