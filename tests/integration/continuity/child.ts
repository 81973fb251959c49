import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { bundleProgram } from '@/tests/support/program';

/** Starting a program takes longer than killing it; on a busy machine much longer. */
export const patience = 900_000;

/** Starts one of the programs of this folder; its bundle is made once. */
export async function startProgram(
  name: 'make' | 'pull' | 'take',
  parameters: readonly string[],
  environment: Record<string, string>,
): Promise<ChildProcess> {
  programs[name] ??= bundleProgram(`tests/integration/continuity/programs/${name}.ts`);
  const program = await programs[name];
  return program(parameters, { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'inherit'] });
}

const programs: Partial<Record<string, ReturnType<typeof bundleProgram>>> = {};

export interface Ran {
  /** What it said in whole lines before it ended. */
  readonly lines: readonly string[];
  /** It had ended by itself before it was killed. */
  readonly ended: boolean;
  /** From its first line to its end, in milliseconds. */
  readonly took: number;
}

interface When {
  /** Milliseconds after its first line. */
  readonly after?: number;
  /** As soon as this holds for what it has said. */
  readonly once?: (lines: readonly string[]) => boolean;
}

/** Lets a program run until it is time to kill it; without a time, to its end. */
export async function killWhen(started: Promise<ChildProcess>, { after, once }: When = {}): Promise<Ran> {
  const child = await started;
  let said = '';
  let begin = 0;
  const lines = (): string[] => said.split('\n').slice(0, -1).filter(Boolean);
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    if (said === '') begin = performance.now();
    said += text;
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const due = (): boolean =>
    said !== '' && ((after !== undefined && performance.now() - begin >= after) || once?.(lines()) === true);
  while (child.exitCode === null && !due()) await Promise.race([ended, sleep(5)]);
  const byItself = child.exitCode !== null;
  child.kill('SIGKILL');
  await ended;
  return { lines: lines(), ended: byItself, took: performance.now() - begin };
}
