import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { generateClient } from '../prepare/generate.mjs';
import { installPackages } from '../prepare/install.mjs';
import { root } from '../root.mjs';
import { abandonRuns } from '../run.mjs';
import { progress } from '../steps.mjs';
import { explain, Stop } from '../stop.mjs';
import { endToEnd } from './browser.mjs';
import { build } from './build.mjs';
import { lint } from './lint.mjs';
import { integration, unit } from './vitest.mjs';

/**
 * What a runner counted. Checks that do not count count as one.
 * @typedef {{ name: string, passed: number, failed: number }} Count
 */

/** @type {Record<string, (step: import('../steps.mjs').Step) => Promise<Count[]>>} */
const parts = { lint, unit, integration, e2e: endToEnd };
/** Parts that start a real portal. */
const needBuild = ['integration', 'e2e'];

/**
 * `npm test`: prepares what is missing, runs everything (or the named parts), closes with one line over all runners.
 * @param {string[]} words
 */
export async function main(words) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      abandonRuns();
      setTimeout(() => process.exit(130), 15_000).unref();
    });
  }
  try {
    const wanted = words.length > 0 ? words : Object.keys(parts);
    refuseUnknown(wanted);
    const step = progress();
    await installPackages(step);
    await generateClient(step);
    mkdirSync(path.join(root, 'test-results'), { recursive: true });
    /** @type {Count[]} */
    const counts = [];
    for (const name of wanted) {
      if (needBuild.includes(name) && !counts.some((count) => count.name === 'build')) counts.push(await build(step));
      counts.push(...((await parts[name]?.(step)) ?? []));
    }
    process.exit(close(counts));
  } catch (error) {
    const code = explain(error);
    process.stdout.write('0 passed, 1 failed\n');
    process.exit(code);
  }
}

/** @param {string[]} wanted */
function refuseUnknown(wanted) {
  const known = Object.keys(parts).join('、');
  for (const name of wanted.filter((word) => !(word in parts))) {
    throw new Stop(`${name} という部分はありません（${known}）。`, `There is no part ${name} (${known}).`, { code: 2 });
  }
}

/**
 * @param {Count[]} counts
 * @returns {number} the exit code
 */
function close(counts) {
  const sum = (/** @type {'passed' | 'failed'} */ key) => counts.reduce((total, count) => total + count[key], 0);
  process.stdout.write('\n');
  for (const { name, passed, failed } of counts) {
    process.stdout.write(`  ${failed > 0 ? '✗' : '✓'} ${name}: ${passed} passed, ${failed} failed\n`);
  }
  process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed\n`);
  return sum('failed') > 0 || sum('passed') === 0 ? 1 : 0;
}
