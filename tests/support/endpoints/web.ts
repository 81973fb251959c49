import { readFileSync } from 'node:fs';
import path from 'node:path';
import { keepRunning } from '@/scripts/lib/portal/children.mjs';
import { freePort } from '@/scripts/lib/ports.mjs';

export interface Web {
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

/** The portal as it was built, on the database of this test; no worker, so that nothing moves by itself. */
export async function startWeb(settings: Readonly<Record<string, string>> = {}): Promise<Web> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const log = path.join(process.env.RENKEI_DATA_DIR ?? '', 'web.log');
  const { DATABASE_URL: _owner, ...inherited } = process.env;
  const environment: NodeJS.ProcessEnv = {
    ...inherited,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    RENKEI_ORIGIN: origin,
    RENKEI_PORT: String(port),
    RENKEI_WEB_PROCESSES: '1',
    RENKEI_LOG_LEVEL: 'error',
    ...settings,
  };
  const web = keepRunning({
    name: 'web',
    parameters: ['scripts/web.mjs'],
    environment,
    log,
    onStart: () => {},
    onCrash: () => {},
  });
  if (!(await web.up)) throw new Error(`the web server did not start:\n${readFileSync(log, 'utf8')}`);
  return { origin, stop: () => web.stop() };
}
