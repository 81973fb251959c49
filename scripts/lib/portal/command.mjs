import { abandonRuns } from '../run.mjs';
import { progress } from '../steps.mjs';
import { explain } from '../stop.mjs';
import { announce } from './announce.mjs';
import { startPortal } from './portal.mjs';
import { readSettings } from './settings.mjs';

/**
 * `npm start` and `npm run dev`: runs until it is told to stop.
 * @param {'production' | 'development'} mode
 */
export async function main(mode) {
  const stopped = stopSignal();
  try {
    const settings = readSettings(mode);
    process.stdout.write('\nRenkei\n');
    const begin = performance.now();
    const starting = startPortal(settings, { step: progress(), tell });
    const early = await Promise.race([starting.then(() => false), stopped]);
    if (early) {
      abandonRuns();
      await starting.then((portal) => portal.stop()).catch(() => {});
      process.exit(130);
    }
    const portal = await starting;
    await announce(settings, (performance.now() - begin) / 1000);
    await stopped;
    process.stdout.write('\n停止しています… / Stopping …\n');
    await portal.stop();
    process.exit(0);
  } catch (error) {
    process.exit(explain(error));
  }
}

/**
 * @param {string} japanese
 * @param {string} english
 */
function tell(japanese, english) {
  process.stdout.write(`${japanese}\n${english}\n`);
}

/** @returns {Promise<true>} resolves when somebody wants this to end */
function stopSignal() {
  return new Promise((resolve) => {
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
      process.on(signal, () => resolve(true));
    if (!process.env.npm_lifecycle_event) return;
    // npm may be killed without passing the signal on. Then its children get another parent.
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && resolve(true), 500).unref();
  });
}
