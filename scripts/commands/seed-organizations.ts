import { seedCountry } from '@/prisma/seed/country';
import { withServer } from '../lib/cli/database';
import type { Command } from '../lib/cli/types';
import { readyDatabase } from '../lib/database/ready.mjs';
import { progress } from '../lib/steps.mjs';

export const command: Command = {
  usage: 'seed organizations [--json]',
  summary: {
    ja: '空のデータベースに全国の機関（国の機関、47 都道府県、1,741 市区町村）だけを入れる。本番の最初の手順',
    en: 'Fills an empty database with the country’s organizations and nothing else: the first step in production',
  },
  run: () =>
    withServer(async ({ ownerUrl, settings, secrets }) => {
      const place = { ownerUrl, appUrl: settings.appUrl, appPassword: secrets.appPassword };
      await readyDatabase(place, progress(process.stderr));
      const organizations = await seedCountry(ownerUrl);
      return {
        data: { organizations },
        text: [
          organizations > 0
            ? `${organizations} 機関を登録しました / ${organizations} organizations are in`
            : 'すでに機関があるため、何も変更しませんでした / There are organizations already: nothing was changed',
        ],
      };
    }),
};
