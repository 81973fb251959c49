import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { keepRunning } from '@/scripts/lib/portal/children.mjs';
import { childEnvironment } from '@/scripts/lib/portal/environment.mjs';
import { readSettings } from '@/scripts/lib/portal/settings.mjs';
import { freePort } from '@/scripts/lib/ports.mjs';

export interface StrictPortal {
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

/** A second web server at the same database that asks everybody for a second factor; the demonstration's own asks nobody. */
export async function startStrictPortal(): Promise<StrictPortal> {
  const folder = mkdtempSync(path.join(tmpdir(), 'renkei-strict-'));
  const settings = readSettings('production', {
    NODE_ENV: 'production',
    RENKEI_DATA_DIR: folder,
    RENKEI_PORT: String(await freePort()),
  });
  const environment = childEnvironment(
    settings,
    process.env.RENKEI_APP_DATABASE_URL ?? '',
    process.env.RENKEI_SECRET ?? '',
  );
  const web = keepRunning({
    name: 'web',
    parameters: ['scripts/web.mjs'],
    environment: { ...environment, RENKEI_SECOND_FACTOR: 'everybody', RENKEI_WEB_PROCESSES: '1' },
    log: path.join(folder, 'web.log'),
    onStart: () => {},
    onCrash: () => {},
  });
  if (!(await web.up)) throw new Error('the second web server did not start');
  const stop = async () => {
    await web.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { origin: settings.origin, stop };
}
