import { withServer } from '../lib/cli/database';
import type { Command } from '../lib/cli/types';
import { withConnection } from '../lib/database/connect.mjs';
import { readyDatabase } from '../lib/database/ready.mjs';
import { isEmpty, seedDemonstration } from '../lib/portal/seed.mjs';
import { progress } from '../lib/steps.mjs';

export const command: Command = {
  usage: 'seed [--json]',
  summary: {
    ja: '空のデータベースにデモデータを入れる',
    en: 'Fills an empty database with the demonstration',
  },
  run: () =>
    withServer(async ({ ownerUrl, settings, secrets }) => {
      const step = progress(process.stderr);
      await readyDatabase({ ownerUrl, appUrl: settings.appUrl, appPassword: secrets.appPassword }, step);
      if (!(await withConnection(ownerUrl, isEmpty))) {
        return {
          data: { seeded: false },
          text: ['すでにデータがあるため、何も変更しませんでした / There is data already: nothing was changed'],
        };
      }
      await seedDemonstration(ownerUrl, step);
      return { data: { seeded: true }, text: ['デモデータを入れました / The demonstration is in'] };
    }),
};
