import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { signingKeyIn, signList } from '@/lib/continuity/sites/gateway';
import { siteEntrySchema } from '@/lib/continuity/sites/schema';
import type { Command } from '../lib/cli/types';
import { Stop } from '../lib/stop.mjs';

const here = (file: string): string => path.resolve(process.env.RENKEI_CALLED_FROM ?? '.', file);

export const command: Command = {
  usage: 'site list --cards cards.json --root root.pem --out sites.json [--json]',
  summary: {
    ja: '名札を集めて、町村の共通の鍵で署名した一覧を作る。鍵がなければ作る',
    en: "Makes the signed list of cards with the towns' root key, which is made if there is none",
  },
  options: { cards: { type: 'string' }, root: { type: 'string' }, out: { type: 'string' } },
  async run({ values }) {
    const [cards, root, out] = [values.cards, values.root, values.out].map(String);
    const lines = readFileSync(here(cards ?? ''), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '');
    const sites = lines.map((line) => {
      const parsed = siteEntrySchema.safeParse(JSON.parse(line));
      if (parsed.success) return parsed.data;
      throw new Stop(`名札を読めません: ${line}`, `This is no card: ${line}`, { code: 2 });
    });
    const list = { version: 1 as const, drill: false, madeAt: new Date().toISOString(), sites };
    writeFileSync(here(out ?? ''), signList(list, signingKeyIn(here(root ?? ''))), { mode: 0o644 });
    return {
      data: { sites: sites.map(({ name }) => name) },
      text: sites.map(({ name, origin }) => `${name} ${origin}`),
    };
  },
};
