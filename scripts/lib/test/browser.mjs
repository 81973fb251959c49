import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { freePort } from '../ports.mjs';
import { root } from '../root.mjs';
import { runAloud } from './aloud.mjs';
import { prepareChromium } from './chromium.mjs';
import { doors } from './vitest.mjs';

/** @typedef {import('./command.mjs').Count} Count */

/**
 * Every door over the wire, then every journey in a real browser, each against a portal that is really started.
 * @param {import('../steps.mjs').Step} step
 * @returns {Promise<Count[]>}
 */
export async function endToEnd(step) {
  const chromium = await prepareChromium(step);
  const overTheWire = await doors();
  const report = path.join(root, 'test-results', 'e2e.json');
  rmSync(report, { force: true });
  const code = await runAloud(['node_modules/@playwright/test/cli.js', 'test'], {
    RENKEI_CHROMIUM: chromium,
    RENKEI_E2E_PORT: String(await freePort()),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  const text = existsSync(report) ? readFileSync(report, 'utf8') : undefined;
  return [overTheWire, { name: 'e2e', ...countPlaywright(text, code) }];
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
