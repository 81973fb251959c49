import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { superuserUrl } from '@/scripts/lib/portal/embedded.mjs';
import { startPortal } from '@/scripts/lib/portal/portal.mjs';
import { readSecrets } from '@/scripts/lib/portal/secrets.mjs';
import { readSettings } from '@/scripts/lib/portal/settings.mjs';
import { progress } from '@/scripts/lib/steps.mjs';
import { liftWritingLimits } from './limits';

/** Before the first journey: a whole portal of its own, with the demonstration, as `npm start` would start it. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'renkei-e2e-'));
  liftWritingLimits();
  const { DATABASE_URL: _owner, RENKEI_APP_DATABASE_URL: _app, ...environment } = process.env;
  const settings = readSettings('production', {
    ...environment,
    RENKEI_DATA_DIR: folder,
    RENKEI_PORT: process.env.RENKEI_E2E_PORT,
  });
  const tell = (_japanese: string, english: string) => process.stdout.write(`${english}\n`);
  const portal = await startPortal(settings, { step: progress(), tell });
  process.env.RENKEI_E2E_DATABASE_URL = superuserUrl(folder, readSecrets(folder));
  process.env.RENKEI_E2E_APP_URL = portal.appUrl;
  return async () => {
    await portal.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
