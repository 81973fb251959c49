import { spawnSync } from 'node:child_process';
import { run } from '../run.mjs';

/**
 * Installs the first of these packages that there is, with `others`. Not on systems without apt, nor where a password would be asked for.
 * @param {readonly string[]} packages
 * @param {readonly string[]} [others]
 * @returns {Promise<string>} what the installer said
 */
export async function installByApt(packages, others = []) {
  const prefix = aptPrefix();
  if (!prefix) return '';
  const apt = (/** @type {string[]} */ ...words) => {
    const [program = 'apt-get', ...parameters] = [...prefix, 'apt-get', ...words];
    return run(program, parameters, { environment: { DEBIAN_FRONTEND: 'noninteractive' } });
  };
  const updated = await apt('update');
  let said = '';
  for (const name of packages) {
    const { code, output } = await apt('install', '-y', '--no-install-recommends', name, ...others);
    said = output;
    if (code === 0) break;
  }
  return `${updated.code === 0 ? '' : updated.output}\n${said}`;
}

/** @returns {string[] | undefined} how to become root without being asked; nothing = not at all */
function aptPrefix() {
  if (spawnSync('apt-get', ['--version']).status !== 0) return undefined;
  if (process.getuid?.() === 0) return [];
  return spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n', 'DEBIAN_FRONTEND=noninteractive'] : undefined;
}
