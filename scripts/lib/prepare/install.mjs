import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { root } from '../root.mjs';
import { run, tailOf } from '../run.mjs';
import { Stop } from '../stop.mjs';

/** @typedef {Record<string, { version?: string, optional?: boolean, peer?: boolean }>} Packages */

/**
 * Installs exactly what the lock file says, unless that is what is there.
 * @param {import('../steps.mjs').Step} step
 */
export async function installPackages(step) {
  if (isInstalled()) return;
  await step('依存パッケージのインストール', 'Installing packages', async () => {
    // No package's install script has to run: nothing then fetches anything but packages.
    const [program, first] = npm();
    const { code, output } = await run(program, [...first, 'ci', '--ignore-scripts', '--no-audit', '--no-fund']);
    if (code !== 0) throw installFailed(output);
    linkCommand();
  });
}

/** Compares every package of the lock file with what npm says it installed; a copy's file times mean nothing. */
export function isInstalled() {
  const installed = packagesOf(path.join(root, 'node_modules', '.package-lock.json'));
  const wanted = packagesOf(path.join(root, 'package-lock.json'));
  if (!installed || !wanted) return false;
  return Object.entries(wanted).every(([place, { version, optional }]) => {
    if (place === '') return true;
    return installed[place] ? installed[place].version === version : optional === true;
  });
}

/**
 * @param {string} file
 * @returns {Packages | undefined}
 */
function packagesOf(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

/** @returns {[string, string[]]} */
function npm() {
  const script = process.env.npm_execpath;
  return script?.endsWith('.js') ? [process.execPath, [script]] : ['npm', []];
}

/** `npx renkei` then finds the command here and asks no registry for it. */
function linkCommand() {
  const link = path.join(root, 'node_modules', '.bin', 'renkei');
  rmSync(link, { force: true });
  symlinkSync(path.join('..', '..', 'scripts', 'renkei.mjs'), link);
}

/** @param {string} output */
function installFailed(output) {
  const reasons = output.split('\n').filter((line) => line.startsWith('npm error'));
  const detail = reasons.slice(0, 12).join('\n') || tailOf(output, 12);
  if (/ENOSPC/.test(output)) {
    return new Stop(
      'ディスクの空きが足りず、依存パッケージを入れられません（約 1.5 GB 必要です）。',
      'The disk is too full to install the packages (about 1.5 GB are needed).',
      { reason: 'disk_full', detail },
    );
  }
  return new Stop(
    '依存パッケージをインストールできませんでした。パッケージレジストリへの接続（npm config get registry、プロキシ設定）を確かめてください。',
    'The packages could not be installed. Check that the package registry can be reached (npm config get registry, proxy settings).',
    { detail },
  );
}
