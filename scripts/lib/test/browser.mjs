import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { freePort } from '../ports.mjs';
import { root } from '../root.mjs';
import { runAloud } from './aloud.mjs';
import { prepareChromium } from './chromium.mjs';
import { filesOf } from './select.mjs';

/** Every journey in a real browser, against a portal that is really started. @type {import('./command.mjs').Check} */
export const journeys = {
  name: 'e2e',
  run: async (step, domains) => {
    const files = filesOf(['tests/e2e'], domains);
    if (domains.length > 0 && files.length === 0) return null;
    const chromium = await prepareChromium(step);
    const report = path.join(root, 'test-results', 'e2e.json');
    rmSync(report, { force: true });
    const code = await runAloud(['node_modules/@playwright/test/cli.js', 'test', ...files], {
      RENKEI_CHROMIUM: chromium,
      RENKEI_E2E_PORT: String(await freePort()),
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    });
    return countPlaywright(existsSync(report) ? readFileSync(report, 'utf8') : undefined, code);
  },
};

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
