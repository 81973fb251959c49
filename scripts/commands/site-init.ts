import path from 'node:path';
import { siteKeys } from '@/lib/continuity/sites/gateway';
import type { SiteEntry } from '@/lib/continuity/sites/types';
import { currentSite } from '@/lib/core/site';
import type { Command } from '../lib/cli/types';
import { openDataDir } from '../lib/portal/folder.mjs';
import { readSettings } from '../lib/portal/settings.mjs';
import { Stop } from '../lib/stop.mjs';

export const command: Command = {
  usage: 'site init [--json]',
  summary: {
    ja: 'このサイトの鍵を作り、名札（公開の部分）を出す。RENKEI_SITE などを設定してから',
    en: "Makes this site's keys and prints its card (the public parts); RENKEI_SITE and the like are set before",
  },
  async run() {
    const site = currentSite();
    if (site.kind === 'portal')
      throw new Stop('RENKEI_SITE を設定してください。', 'Set RENKEI_SITE first.', { code: 2 });
    const { dataDir, origin } = readSettings('production');
    openDataDir(dataDir);
    const { signingKey, recipient } = await siteKeys(dataDir);
    const role = site.kind === 'cloud' ? 'cloud' : site.role === 'partner' ? 'partner' : 'down-recovery';
    const place = site.kind === 'cloud' ? 'cloud' : site.code;
    const name = role === 'cloud' ? 'cloud' : `${place}/${role}`;
    const card: SiteEntry = { name, role, place, origin, signingKey, recipient };
    return { data: { card }, text: [JSON.stringify(card), path.join(dataDir, 'site')] };
  },
};
