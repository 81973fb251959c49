import path from 'node:path';
import { z } from 'zod';
import { askClient } from '@/lib/core/database/client-rows';
import { withConnection } from '../database/connect.mjs';
import { superuserUrl } from '../portal/embedded.mjs';
import { readSecrets } from '../portal/secrets.mjs';
import { Stop } from '../stop.mjs';
import type { DrillRecord } from './record';
import type { Stage } from './stage';

const clusterShape = z.object({ at: z.string(), system: z.string() });

/** What would let a drill reach something live. */
const live = [
  'DATABASE_URL',
  'RENKEI_APP_DATABASE_URL',
  'RENKEI_SITE',
  'RENKEI_SECRET',
  'RENKEI_CENTER_ORIGIN',
  'SMTP_URL',
];

/** Refuses to start where a live key or address is configured; what its installations get of the environment is named one by one. */
export function refuseLive(environment: Readonly<Record<string, string | undefined>>): void {
  const found = live.filter((name) => environment[name]);
  if (found.length === 0) return;
  throw new Stop(
    `訓練は本番の設定がある環境では始められません（${found.join('、')}）。`,
    `A drill does not start where something live is configured (${found.join(', ')}).`,
    { code: 2, reason: 'live' },
  );
}

/** Asks each database where its files are: a drill that stands on anything else than its own folder ends at once. */
export async function seeIsolation({ installations, home }: Stage, record: DrillRecord): Promise<void> {
  const databases = new Set<string>();
  for (const { name, dataDir, origin } of installations) {
    const { at, system } = await withConnection(superuserUrl(dataDir, readSecrets(dataDir)), async (client) => {
      const rows = await askClient(
        client,
        clusterShape,
        `SELECT current_setting('data_directory') AS at, system_identifier::text AS system FROM pg_control_system()`,
      );
      return rows[0] ?? { at: '', system: '' };
    });
    if (!path.resolve(at).startsWith(`${home}${path.sep}`)) throw new Error(`${name}: the database is at ${at}`);
    databases.add(system);
    record.isolated(`${name}: ${origin}、データベース ${path.relative(home, at)}（識別子 ${system}）`);
  }
  if (databases.size !== installations.length) throw new Error('two installations share a database');
  record.isolated(`${live.join('、')} はどれも設定されていない。サイトの一覧は訓練専用の鍵で署名され、訓練の印がある`);
}
