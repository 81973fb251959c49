import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from '../lib/cli/types';
import { withConnection } from '../lib/database/connect.mjs';
import { draftMigration, nextMigrationName } from '../lib/database/draft.mjs';
import { migrate } from '../lib/database/migrations.mjs';
import { schemaDifference } from '../lib/database/schema-diff.mjs';
import { startScratchServer } from '../lib/postgres/scratch.mjs';
import { root } from '../lib/root.mjs';
import { Stop } from '../lib/stop.mjs';

export const command: Command = {
  usage: 'migrate new <name> [--json]',
  summary: {
    ja: 'prisma/schema の変更から、次の移行 SQL の下書きを作る',
    en: 'Drafts the next migration from what changed in prisma/schema',
  },
  words: 1,
  async run({ positionals }) {
    const [name = ''] = positionals;
    if (!/^[a-z][a-z0-9_]+$/.test(name)) {
      throw new Stop(
        '名前は英小文字・数字・下線で付けてください（例: tickets_due_dates）。',
        'Name it in lower-case letters, digits and underscores (for example tickets_due_dates).',
        { code: 2 },
      );
    }
    const sql = await missingSql();
    if (sql === '') return { data: { created: null }, text: ['変更はありません / Nothing changed'] };
    const file = path.join('prisma', 'migrations', nextMigrationName(name), 'migration.sql');
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), draftMigration(sql));
    return {
      data: { created: file },
      text: [`${file} を確かめ、行の見える範囲を決めてください / Check it and decide who sees which rows`],
    };
  },
};

/** From the state after all migrations to prisma/schema, found on a database that exists only for this. */
async function missingSql(): Promise<string> {
  const server = await startScratchServer();
  try {
    await withConnection(server.owner, (client) => migrate(client));
    return await schemaDifference(server.owner);
  } finally {
    await server.stop();
  }
}
