import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from '../root.mjs';
import { runNode } from '../run.mjs';
import { typescript } from './seed.mjs';

/** @typedef {{ loginId: string, password: string, name: string, purpose: { ja: string, en: string } }} Persona */

/**
 * Says where the portal is and, in a demonstration, who can log in.
 * @param {import('./settings.mjs').Settings} settings
 * @param {number} seconds
 */
export async function announce(settings, seconds) {
  const lines = ['', `  ${settings.origin}`, ''];
  if (settings.demonstration) for (const persona of await personas()) lines.push(...personaLines(persona));
  if (settings.logToFiles) lines.push(`  記録 / logs: ${path.relative(process.cwd(), settings.dataDir) || '.'}/log`);
  lines.push(`  起動まで / started in ${seconds.toFixed(1)} s。Ctrl-C で停止 / Ctrl-C stops`, '');
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** @param {Persona} persona */
function personaLines({ loginId, password, purpose }) {
  return [`  ${loginId.padEnd(20)} ${password.padEnd(18)} ${purpose.ja}`, `  ${' '.repeat(39)} ${purpose.en}`, ''];
}

/** @returns {Promise<Persona[]>} */
async function personas() {
  if (!existsSync(path.join(root, 'lib', 'accounts', 'demonstration', 'constants.ts'))) return [];
  const print = `import('./lib/accounts/demonstration/constants.ts').then(({ personas }) => console.log(JSON.stringify(personas)))`;
  const { code, output } = await runNode([...typescript, '--input-type=module', '-e', print]);
  return code === 0 ? JSON.parse(output) : [];
}
