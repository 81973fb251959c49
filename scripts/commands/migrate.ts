import { withServer } from '../lib/cli/database';
import type { Command } from '../lib/cli/types';
import { withConnection } from '../lib/database/connect.mjs';
import { migrationState } from '../lib/database/migrations.mjs';
import { readyDatabase } from '../lib/database/ready.mjs';
import { progress } from '../lib/steps.mjs';

export const command: Command = {
  usage: 'migrate [--json]',
  summary: {
    ja: 'データベースをこの版の状態にする',
    en: 'Brings the database to the state of this version',
  },
  run: () =>
    withServer(async ({ ownerUrl, settings, secrets }) => {
      const { applied, pending } = await withConnection(ownerUrl, migrationState);
      const place = { ownerUrl, appUrl: settings.appUrl, appPassword: secrets.appPassword };
      await readyDatabase(place, progress(process.stderr));
      const now = pending.map((migration) => migration.name);
      const total = applied.length + now.length;
      return {
        data: { applied: now, total },
        text: [...now, `${now.length} 件を適用しました（全 ${total} 件）/ ${now.length} applied, ${total} in all`],
      };
    }),
};
