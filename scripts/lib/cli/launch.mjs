import { spawn } from 'node:child_process';
import { generateSources } from '../prepare/generate.mjs';
import { installPackages } from '../prepare/install.mjs';
import { buildPrograms, builtProgram } from '../prepare/programs.mjs';
import { root } from '../root.mjs';
import { progress } from '../steps.mjs';
import { asksForJson, explain, failureOf, Stop } from '../stop.mjs';

/**
 * `npx renkei …`: makes sure that the packages are there, then runs the command, which is TypeScript.
 * @param {string[]} words
 */
export async function launch(words) {
  const json = asksForJson(words);
  try {
    const step = progress(process.stderr);
    await installPackages(step);
    await generateSources(step);
    await buildPrograms();
  } catch (error) {
    if (json) say(failureOf(error));
    process.exit(json ? 1 : explain(error));
  }
  const parameters = [...builtProgram('scripts/lib/cli/main.ts'), ...words];
  const environment = { ...process.env, RENKEI_CALLED_FROM: process.cwd() };
  const stdio = /** @type {const} */ (['inherit', json ? 'pipe' : 'inherit', 'inherit']);
  const child = spawn(process.execPath, parameters, { cwd: root, env: environment, stdio: [...stdio] });
  let answered = false;
  child.stdout?.on('data', (part) => {
    answered = true;
    process.stdout.write(part);
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
  child.once('close', (code, signal) => {
    if (json && !answered) say(failureOf(ended(signal)));
    process.exitCode = code ?? 1;
  });
}

/** @param {import('../stop.mjs').Failure} failure */
const say = (failure) => void process.stdout.write(`${JSON.stringify(failure, null, 2)}\n`);

/** @param {NodeJS.Signals | null} signal */
const ended = (signal) =>
  new Stop(
    `コマンドが答えずに終わりました（${signal ?? '異常終了'}）。もう一度実行してください。`,
    `The command ended without an answer (${signal ?? 'crash'}). Run it again.`,
    { reason: 'interrupted' },
  );
