import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { superuserUrl } from '@/scripts/lib/portal/embedded.mjs';
import { startPortal } from '@/scripts/lib/portal/portal.mjs';
import { readSecrets } from '@/scripts/lib/portal/secrets.mjs';
import { readSettings } from '@/scripts/lib/portal/settings.mjs';
import { progress } from '@/scripts/lib/steps.mjs';
import { liftWritingLimits } from './limits';
import { isProof } from './proof';

/**
 * Before the first journey: a whole portal of its own, as `npm start` would start it, with the demonstration (its people, its
 * story and a history long enough for pages to turn). The journeys find it by the environment of their processes.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'renkei-e2e-'));
  liftWritingLimits();
  process.env.RENKEI_SEED_TICKETS ??= '3000';
  // Each process loads and compiles every page that the journeys visit.
  process.env.RENKEI_WEB_PROCESSES ??= isProof ? '2' : '1';
  const { DATABASE_URL: _owner, RENKEI_APP_DATABASE_URL: _app, ...environment } = process.env;
  const settings = readSettings('production', {
    ...environment,
    RENKEI_DATA_DIR: folder,
    RENKEI_PORT: process.env.RENKEI_E2E_PORT,
    RENKEI_RUN: 'web,worker',
  });
  const tell = (_japanese: string, english: string) => process.stdout.write(`${english}\n`);
  const portal = await startPortal(settings, { step: progress(), tell });
  const secrets = readSecrets(folder);
  process.env.RENKEI_E2E_DATABASE_URL = superuserUrl(folder, secrets);
  process.env.RENKEI_APP_DATABASE_URL = portal.appUrl;
  process.env.RENKEI_SECRET = secrets.secret;
  return async () => {
    await portal.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
