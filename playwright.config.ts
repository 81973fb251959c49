import { defineConfig } from '@playwright/test';
import { freePort } from './scripts/lib/ports.mjs';
import { findChromium } from './scripts/lib/test/chromium.mjs';
import { isProof } from './tests/support/proof';

// Set here as well, so that `npx playwright test` works by itself; the workers load this file again and must agree.
process.env.RENKEI_E2E_PORT ??= String(await freePort());

const executablePath = (await findChromium()) ?? '/usr/bin/chromium';
const origin = `http://localhost:${process.env.RENKEI_E2E_PORT}`;

const launchOptions = {
  executablePath,
  // Without a language of UTF-8 the browser cannot name a file in Japanese and calls it `download`.
  env: { ...(process.env as Record<string, string>), LC_ALL: 'C.UTF-8' },
  args: [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    // Whatever a page would fetch from elsewhere fails here as it would in a closed network.
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    // Pages live for seconds: what is compiled ahead beside them is seldom used.
    '--js-flags=--single-threaded',
  ],
};

/** Journeys that measure what they see: widths, and what is cut off. They need the portal's own fonts. */
const measuring = [
  'core/**',
  'access/log-in-steps.spec.ts',
  'accounts/prepared-handover.spec.ts',
  'articles/list.spec.ts',
].map((files) => `**/${files}`);

/** A page has some forty files of fonts, a fifth of what it costs to open it; the proof has them everywhere. */
const systemFonts = { launchOptions: { ...launchOptions, args: [...launchOptions.args, '--disable-remote-fonts'] } };

export default defineConfig({
  testDir: 'tests/e2e',
  tsconfig: 'tests/e2e/tsconfig.json',
  outputDir: 'test-results/e2e',
  globalSetup: './tests/support/portal.ts',
  workers: 2,
  retries: 0,
  // A machine that is busy or slow takes its time; nothing here is about speed.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  projects: isProof
    ? [{ name: 'proof' }]
    : [
        { name: 'measuring', testMatch: measuring },
        { name: 'journeys', testIgnore: measuring, use: systemFonts },
      ],
  reporter: [['line'], ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? 'test-results/e2e.json' }]],
  use: {
    baseURL: origin,
    browserName: 'chromium',
    locale: 'ja-JP',
    // Times on screen are Japan's, wherever the browser is.
    timezoneId: 'America/New_York',
    viewport: { width: 1280, height: 800 },
    // What a trace records of every step costs as much as the step; `RENKEI_TRACE=1` keeps those of failures.
    trace: process.env.RENKEI_TRACE ? 'retain-on-failure' : 'off',
    launchOptions,
  },
});
