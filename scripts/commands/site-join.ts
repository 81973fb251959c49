import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readSiteList, siteFolder, siteKeys, writeSafely } from '@/lib/continuity/sites/gateway';
import { readList } from '@/lib/continuity/sites/rules';
import { signedListSchema } from '@/lib/continuity/sites/schema';
import type { Command } from '../lib/cli/types';
import { openDataDir } from '../lib/portal/folder.mjs';
import { readSettings } from '../lib/portal/settings.mjs';
import { Stop } from '../lib/stop.mjs';

export const command: Command = {
  usage: 'site join sites.json --root-key KEY [--json]',
  summary: {
    ja: '署名された一覧をこのサイトに入れる。KEY は別の経路で受け取った共通の鍵の公開の部分',
    en: 'Installs the signed list here; KEY is the public part of the root key, received by another way',
  },
  words: 1,
  options: { 'root-key': { type: 'string' } },
  async run({ values, positionals }) {
    const file = path.resolve(process.env.RENKEI_CALLED_FROM ?? '.', positionals[0] ?? '');
    const text = readFileSync(file, 'utf8');
    const signed = signedListSchema.safeParse(JSON.parse(text));
    const list = signed.success ? readList(signed.data.text, signed.data.signature, String(values['root-key'])) : null;
    if (list === null || !signed.success || signed.data.rootKey !== values['root-key'])
      throw new Stop('一覧の署名が、その鍵のものではありません。', 'The list is not signed by that key.', {
        reason: 'site_list',
      });
    const { dataDir } = readSettings('production');
    openDataDir(dataDir);
    const { signingKey } = await siteKeys(dataDir);
    const own = list.sites.find((site) => site.signingKey === signingKey);
    if (own === undefined)
      throw new Stop('一覧にこのサイトの名札がありません。', 'The list has no card of this site.', {
        reason: 'site_list',
      });
    writeSafely(path.join(siteFolder(dataDir), 'sites.json'), text);
    readSiteList(dataDir);
    return { data: { name: own.name }, text: [`${own.name} として参加しました / Joined as ${own.name}`] };
  },
};
