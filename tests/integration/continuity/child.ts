import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { bundleProgram } from '@/tests/support/program';

/** Starting a program takes longer than killing it; on a busy machine much longer. */
export const patience = 900_000;

/** Programs of this folder, and one of the product itself. */
const entries = {
  make: 'tests/integration/continuity/programs/make.ts',
  pull: 'tests/integration/continuity/programs/pull.ts',
  take: 'tests/integration/continuity/programs/take.ts',
  open: 'scripts/lib/site/open.ts',
};
const programs: Partial<Record<string, ReturnType<typeof bundleProgram>>> = {};

/** Starts a program, whose bundle is made once. `input`: what it is given on its standard input. */
export async function startProgram(
  name: keyof typeof entries,
  parameters: readonly string[],
  environment: Record<string, string>,
  input?: string,
): Promise<ChildProcess> {
  programs[name] ??= bundleProgram(entries[name]);
  const program = await programs[name];
  const stdin = input === undefined ? 'ignore' : 'pipe';
  const child = program(parameters, { env: { ...process.env, ...environment }, stdio: [stdin, 'pipe', 'inherit'] });
  // Killed before it has read everything.
  child.stdin?.on('error', () => {}).end(input);
  return child;
}

export interface Ran {
  /** What it said in whole lines before it ended. */
  readonly lines: readonly string[];
  /** It had ended by itself before it was killed. */
  readonly ended: boolean;
  /** From its first line (of one that is silent: from its start) to its end, in milliseconds. */
  readonly took: number;
}

interface When {
  /** Milliseconds after its first line. */
  readonly after?: number;
  /** As soon as this holds for what it has said. */
  readonly once?: (lines: readonly string[]) => boolean | Promise<boolean>;
  /** It says nothing before its end, so that its time is counted from its start. */
  readonly silent?: boolean;
}

/** Lets a program run until it is time to kill it; without a time, to its end. */
export async function killWhen(
  started: Promise<ChildProcess>,
  { after, once, silent = false }: When = {},
): Promise<Ran> {
  const child = await started;
  let said = '';
  let begin = performance.now();
  const lines = (): string[] => said.split('\n').slice(0, -1).filter(Boolean);
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    if (said === '' && !silent) begin = performance.now();
    said += text;
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const due = async (): Promise<boolean> =>
    (silent || said !== '') &&
    ((after !== undefined && performance.now() - begin >= after) || (await once?.(lines())) === true);
  while (child.exitCode === null && !(await due())) await Promise.race([ended, sleep(5)]);
  const byItself = child.exitCode !== null;
  child.kill('SIGKILL');
  await ended;
  return { lines: lines(), ended: byItself, took: performance.now() - begin };
}
