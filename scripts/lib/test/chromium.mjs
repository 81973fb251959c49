import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { runNode, tailOf } from '../run.mjs';
import { Stop } from '../stop.mjs';
import { installByApt } from './apt.mjs';

// The shell without windows first: the same engine, and less than half the CPU for what the journeys do.
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/snap/bin/chromium',
];

/** @param {string | undefined} file */
function runs(file) {
  if (!file) return false;
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @returns {Promise<string | undefined>} */
export async function findChromium() {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const inPath = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  const found = [process.env.RENKEI_CHROMIUM, process.env.CHROME_PATH, ...inPath, ...elsewhere].find(runs);
  if (found) return found;
  const { chromium } = await import('@playwright/test');
  return runs(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

/**
 * A Chromium that is there; otherwise the system's package, otherwise Playwright's own download.
 * @param {import('../steps.mjs').Step} step
 * @returns {Promise<string>}
 */
export async function prepareChromium(step) {
  const found = await findChromium();
  if (found) return found;
  const said = await step('Chromium のインストール', 'Installing Chromium', installChromium);
  const installed = await findChromium();
  if (installed) return installed;
  throw new Stop(
    '画面の検査に使う Chromium がなく、インストールもできませんでした。Chromium か Chrome を入れるか、場所を RENKEI_CHROMIUM に設定してください。',
    'The browser tests need Chromium, and it could not be installed. Install Chromium or Chrome, or set RENKEI_CHROMIUM to where it is.',
    { detail: tailOf(said, 10) },
  );
}

/** @returns {Promise<string>} what the installers said */
async function installChromium() {
  // Not every release has the shell as a package of its own. Japanese pages need Japanese glyphs: the font comes along.
  const said = await installByApt(['chromium-headless-shell', 'chromium'], ['fonts-noto-cjk']);
  if (await findChromium()) return said;
  const { output } = await runNode(['node_modules/@playwright/test/cli.js', 'install', 'chromium']);
  return `${said}\n${output}`;
}
