import { spawn } from 'node:child_process';
import { root } from '../root.mjs';

/**
 * Runs a Node program that talks to the terminal itself.
 * @param {string[]} parameters
 * @param {Record<string, string | undefined>} [environment]
 * @returns {Promise<number>} its exit code
 */
export function runAloud(parameters, environment = {}) {
  return new Promise((resolve) => {
    const env = { ...process.env, ...environment };
    const child = spawn(process.execPath, parameters, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
      process.once(signal, () => child.kill(signal));
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
