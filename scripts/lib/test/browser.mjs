import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { freePort } from '../ports.mjs';
import { buildPortal } from '../prepare/build.mjs';
import { root } from '../root.mjs';
import { explain } from '../stop.mjs';
import { runAloud } from './aloud.mjs';
import { prepareChromium } from './chromium.mjs';
import { doors } from './vitest.mjs';

/** @typedef {import('./command.mjs').Count} Count */

/**
 * The production build, then every door of it over the wire and every journey in a real browser against a portal that is really started.
 * @param {import('../steps.mjs').Step} step
 * @returns {Promise<Count[]>}
 */
export async function endToEnd(step) {
  const chromium = await prepareChromium(step);
  try {
    await buildPortal(step);
  } catch (error) {
    explain(error);
    return [{ name: 'build', passed: 0, failed: 1 }];
  }
  const overTheWire = await doors();
  const report = path.join(root, 'test-results', 'e2e.json');
  rmSync(report, { force: true });
  const code = await runAloud(['node_modules/@playwright/test/cli.js', 'test'], {
    RENKEI_CHROMIUM: chromium,
    RENKEI_E2E_PORT: String(await freePort()),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  const text = existsSync(report) ? readFileSync(report, 'utf8') : undefined;
  return [{ name: 'build', passed: 1, failed: 0 }, overTheWire, { name: 'e2e', ...countPlaywright(text, code) }];
}

/**
 * @param {string | undefined} text the JSON report, none = the runner crashed
 * @param {number} code
 */
export function countPlaywright(text, code) {
  if (text === undefined) return { passed: 0, failed: 1 };
  /** @type {{ stats: { expected: number, unexpected: number, flaky: number } }} */
  const { stats } = JSON.parse(text);
  const failed = stats.unexpected + stats.flaky;
  return { passed: stats.expected, failed: failed === 0 && code !== 0 ? 1 : failed };
}
