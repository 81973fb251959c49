import { spawn } from 'node:child_process';
import { generateClient } from '../prepare/generate.mjs';
import { installPackages } from '../prepare/install.mjs';
import { root } from '../root.mjs';
import { progress } from '../steps.mjs';
import { explain } from '../stop.mjs';

/**
 * `npx renkei …`: makes sure that the packages are there, then runs the command, which is TypeScript.
 * @param {string[]} words
 */
export async function launch(words) {
  try {
    const step = progress(process.stderr);
    await installPackages(step);
    await generateClient(step);
  } catch (error) {
    process.exit(explain(error));
  }
  const parameters = ['--conditions=react-server', '--import', 'tsx', 'scripts/lib/cli/main.ts', ...words];
  const environment = { ...process.env, RENKEI_CALLED_FROM: process.cwd() };
  const child = spawn(process.execPath, parameters, { cwd: root, env: environment, stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
  child.once('exit', (code) => process.exit(code ?? 1));
}
