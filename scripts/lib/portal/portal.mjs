import { isFree } from '../ports.mjs';
import { buildPortal } from '../prepare/build.mjs';
import { generateSources } from '../prepare/generate.mjs';
import { installPackages } from '../prepare/install.mjs';
import { buildPrograms } from '../prepare/programs.mjs';
import { claimBuild } from '../prepare/users.mjs';
import { Stop } from '../stop.mjs';
import { openDataDir } from './folder.mjs';
import { endLeftovers } from './leftover.mjs';
import { takeLock } from './lock.mjs';
import { startPrograms } from './programs.mjs';
import { readSecrets } from './secrets.mjs';

/**
 * A portal while it starts.
 * @typedef {object} Starting
 * @property {import('./settings.mjs').Settings} settings
 * @property {import('./secrets.mjs').Secrets} secrets
 * @property {import('../steps.mjs').Step} step
 * @property {(japanese: string, english: string) => void} tell for what happens later, while it runs
 * @property {(name: string, pid: number) => void} note
 * @property {(work: () => unknown) => void} later what has to be undone when it stops, last one first
 */

/**
 * @typedef {object} Portal
 * @property {string} origin
 * @property {string} appUrl
 * @property {string | undefined} ownerUrl
 * @property {() => Promise<void>} stop
 */

/**
 * Prepares whatever is missing and starts a whole portal: database, web, worker. When a part fails, what had been started
 * is stopped again.
 * @param {import('./settings.mjs').Settings} settings
 * @param {Pick<Starting, 'step' | 'tell'>} voice
 * @returns {Promise<Portal>}
 */
export async function startPortal(settings, { step, tell }) {
  /** @type {(() => unknown)[]} */
  const undo = [];
  const later = (/** @type {() => unknown} */ work) => void undo.push(work);
  const stop = async () => {
    for (let last = undo.pop(); last; last = undo.pop()) await last();
  };
  try {
    openDataDir(settings.dataDir);
    const lock = takeLock(settings.dataDir, settings.origin);
    later(lock.release);
    await endLeftovers(lock.left, settings.dataDir);
    await refuseTakenPort(settings);
    await prepare(settings, step, later);
    const secrets = readSecrets(settings.dataDir);
    const starting = { settings, secrets, step, tell, note: lock.note, later };
    // Needs installed packages, so it cannot load earlier.
    const { startDatabase } = await import('./database.mjs');
    const { appUrl, ownerUrl } = await startDatabase(starting);
    await startPrograms(starting, appUrl, ownerUrl);
    return { origin: settings.origin, appUrl, ownerUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * @param {import('./settings.mjs').Settings} settings
 * @param {import('../steps.mjs').Step} step
 * @param {(work: () => unknown) => void} later
 */
async function prepare(settings, step, later) {
  await installPackages(step);
  await generateSources(step);
  if (settings.mode === 'development') return;
  await buildPrograms();
  if (!settings.roles.includes('web')) return;
  await buildPortal(step);
  later(claimBuild());
}

/** @param {import('./settings.mjs').Settings} settings */
async function refuseTakenPort({ port, host, roles }) {
  if (!roles.includes('web') || (await isFree(port, host))) return;
  throw new Stop(
    `ポート ${port} は別のプログラムが使っています。RENKEI_PORT=3001 npm start のように別の番号を指定してください。`,
    `Port ${port} is in use by another program. Choose another one, for example: RENKEI_PORT=3001 npm start`,
  );
}
