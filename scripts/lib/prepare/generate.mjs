import { runNode, tailOf } from '../run.mjs';
import { Stop } from '../stop.mjs';
import { composeDomains } from './domains.mjs';
import { fingerprint, isFresh, writeStamp } from './fingerprint.mjs';

const stamp = 'lib/core/generated/.made-from';

/**
 * Makes what is not written by hand: the index of the domains, and the database client from the schema. Prisma would download an engine for this, which the client in TypeScript does
 * not use; naming any file that exists keeps it from trying.
 * @param {import('../steps.mjs').Step} step
 */
export async function generateSources(step) {
  composeDomains();
  const wanted = fingerprint(['prisma/schema', 'node_modules/prisma/package.json']);
  if (isFresh(stamp, wanted)) return;
  await step('データベース接続コードの生成', 'Generating the database client', async () => {
    const { code, output } = await runNode(
      ['node_modules/prisma/build/index.js', 'generate', '--schema', 'prisma/schema', '--no-hints'],
      {
        environment: {
          PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
          CHECKPOINT_DISABLE: '1',
          PRISMA_HIDE_UPDATE_MESSAGE: '1',
        },
      },
    );
    if (code !== 0) {
      throw new Stop(
        'データベース接続コードを生成できませんでした。prisma/schema を確かめてください。',
        'The database client could not be generated. Look at prisma/schema.',
        { detail: tailOf(output) },
      );
    }
    writeStamp(stamp, wanted);
  });
}
