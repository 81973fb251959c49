import { withConnection } from '../database/connect.mjs';
import { readyDatabase } from '../database/ready.mjs';
import { startEmbedded } from './embedded.mjs';
import { isEmpty, seedDemonstration } from './seed.mjs';

/**
 * The database of this portal, migrated, and in a demonstration filled once.
 * @param {import('./portal.mjs').Starting} starting
 * @returns {Promise<{ appUrl: string, ownerUrl: string | undefined }>}
 */
export async function startDatabase(starting) {
  const { settings, secrets, step } = starting;
  // A further machine knows only what web and worker need; another one migrates.
  if (!settings.ownerUrl && settings.appUrl) return { appUrl: settings.appUrl, ownerUrl: undefined };
  const ownerUrl = settings.ownerUrl ?? (await embedded(starting));
  const appUrl = await readyDatabase({ ownerUrl, appUrl: settings.appUrl, appPassword: secrets.appPassword }, step);
  // A town's site is filled by a restore.
  const filled = !process.env.RENKEI_SITE || process.env.RENKEI_SITE === 'cloud';
  if (filled && settings.demonstration && (await withConnection(ownerUrl, isEmpty)))
    await seedDemonstration(ownerUrl, step);
  return { appUrl, ownerUrl };
}

/** @param {import('./portal.mjs').Starting} starting */
async function embedded({ settings, secrets, step, tell, later }) {
  const database = await startEmbedded(settings.dataDir, secrets, step, (code) =>
    tell(`データベースが停止しました（${code}）。再起動します。`, `The database stopped (${code}). Starting it again.`),
  );
  later(database.stop);
  return database.ownerUrl;
}
