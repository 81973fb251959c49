import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildPrograms, builtFile } from '../prepare/programs.mjs';
import { root } from '../root.mjs';

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
  await buildPrograms();
  const { personas } = await import(
    pathToFileURL(path.join(root, builtFile('lib/accounts/demonstration/constants.ts'))).href
  );
  return personas;
}
