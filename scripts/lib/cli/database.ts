import { existsSync } from 'node:fs';
import path from 'node:path';
import { asUser, withConnection } from '../database/connect.mjs';
import { migrationState } from '../database/migrations.mjs';
import { embeddedUrl, startEmbedded } from '../portal/embedded.mjs';
import { openDataDir } from '../portal/folder.mjs';
import { takeLock, whoRuns } from '../portal/lock.mjs';
import { readSecrets, type Secrets } from '../portal/secrets.mjs';
import { readSettings, type Settings } from '../portal/settings.mjs';
import { isFree } from '../ports.mjs';
import type { Step } from '../steps.mjs';
import { Stop } from '../stop.mjs';

export interface Place {
  readonly ownerUrl: string;
  readonly settings: Settings;
  readonly secrets: Secrets;
}

/**
 * Runs `work` with the owner's connection to the portal's database: DATABASE_URL, or the embedded one, which is started for as
 * long as it takes unless a portal runs on it.
 */
export async function withServer<T>(work: (place: Place) => Promise<T>): Promise<T> {
  const settings = readSettings('production');
  openDataDir(settings.dataDir);
  const secrets = readSecrets(settings.dataDir);
  const { ownerUrl, leave } = await reach(settings, secrets);
  try {
    return await work({ ownerUrl, settings, secrets });
  } finally {
    await leave();
  }
}

/** Like `withServer`, on a migrated database and with the environment of web and worker, so that `lib/` works. */
export function withDatabase<T>(work: (place: Place) => Promise<T>): Promise<T> {
  return withServer(async (place) => {
    const { pending } = await withConnection(place.ownerUrl, migrationState);
    if (pending.length > 0) {
      throw new Stop(
        'データベースがこの版に更新されていません。先に npx renkei migrate を実行してください。',
        'The database is not at this version yet. Run npx renkei migrate first.',
        { reason: 'not_migrated' },
      );
    }
    const { settings, secrets } = place;
    process.env.RENKEI_APP_DATABASE_URL ??= asUser(place.ownerUrl, 'renkei_app', secrets.appPassword);
    process.env.RENKEI_SECRET ??= secrets.secret;
    process.env.RENKEI_ORIGIN ??= settings.origin;
    process.env.RENKEI_DATA_DIR = settings.dataDir;
    process.env.RENKEI_DEMO ??= String(settings.demonstration);
    try {
      return await work(place);
    } finally {
      const { closeDatabase } = await import('@/lib/core/db');
      await closeDatabase();
    }
  });
}

const silently: Step = (_japanese, _english, work) => work(() => {});

async function reach(
  { ownerUrl, dataDir }: Settings,
  secrets: Secrets,
): Promise<{ ownerUrl: string; leave: () => Promise<void> }> {
  if (ownerUrl) return { ownerUrl, leave: async () => {} };
  if (whoRuns(dataDir)) return { ownerUrl: await runningUrl(dataDir, secrets), leave: async () => {} };
  const lock = takeLock(dataDir, 'npx renkei');
  try {
    const server = await startEmbedded(dataDir, secrets, silently, () => {});
    const leave = async () => {
      await server.stop();
      lock.release();
    };
    return { ownerUrl: server.ownerUrl, leave };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** A portal that is being built or installed holds the folder before its database runs. */
async function runningUrl(dataDir: string, secrets: Secrets): Promise<string> {
  const url = existsSync(path.join(dataDir, 'postgres.port')) ? embeddedUrl(dataDir, secrets) : undefined;
  if (url && !(await isFree(Number(new URL(url).port)))) return url;
  throw new Stop(
    'Renkei は起動の途中です。起動し終えてから、もう一度実行してください。',
    'Renkei is just starting. Run this again when it has started.',
    { reason: 'starting' },
  );
}
