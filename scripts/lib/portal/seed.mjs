import { existsSync } from 'node:fs';
import path from 'node:path';
import { buildPrograms, builtProgram } from '../prepare/programs.mjs';
import { root } from '../root.mjs';
import { runNode, tailOf } from '../run.mjs';
import { Stop } from '../stop.mjs';

const program = 'prisma/seed/main.ts';

/** Node's parameters for sources as they are, while they are developed. */
export const typescript = ['--conditions=react-server', '--import', 'tsx'];

/**
 * Is there no organization yet? The owner itself would see none in any case, for it meets the policies like everybody.
 * @param {import('pg').ClientBase} client logged in as the owner
 */
export async function isEmpty(client) {
  await client.query('BEGIN');
  await client.query('SET LOCAL ROLE renkei_system');
  const { rows } = await client.query('SELECT NOT EXISTS (SELECT FROM organizations) AS empty');
  await client.query('COMMIT');
  return rows[0].empty === true;
}

/**
 * Fills an empty database. The seeding is one transaction, so an interrupted one leaves nothing and is done anew.
 * @param {string} ownerUrl
 * @param {import('../steps.mjs').Step} step
 */
export async function seedDemonstration(ownerUrl, step) {
  if (!existsSync(path.join(root, program))) return;
  await step('デモデータの投入', 'Seeding the demonstration', async (note) => {
    await buildPrograms();
    const { code, output } = await runNode(builtProgram(program), {
      environment: { DATABASE_URL: ownerUrl },
      onLine: note,
    });
    if (code === 0) return;
    throw new Stop(
      'デモデータを投入できませんでした。データベースには何も入っていません。',
      'The demonstration could not be seeded. The database is still empty.',
      { detail: tailOf(output) },
    );
  });
}
