import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Says how it ended in a file of its own: an agent that died meanwhile finds it. The words are handed over as they are, no shell reads them. */
const script = '"$@" > "$0.out" 2>&1; code=$?; echo "$code" > "$0.new" && mv "$0.new" "$0.end"';
const mark = 'RENKEI_STEP';

/** A program that is run once, though the agent may die at any moment: what it prints and how it ends stands beside `place`. */
interface Step {
  readonly words: readonly string[];
  readonly place: string;
  readonly timeoutSeconds: number;
}

export interface StepEnd {
  /** null = it did not end in its time, or nobody knows. */
  readonly exitCode: number | null;
  readonly output: string;
}

/** Before a step is noted as begun: how it ended an earlier time does not count. */
export function forgetStep(place: string): void {
  for (const ending of ['out', 'new', 'end']) rmSync(`${place}.${ending}`, { force: true });
}

/** Runs a step, or goes on with it: what runs still from before is waited for, and what has ended is not run again. */
export async function runStep(step: Step): Promise<StepEnd> {
  await waitForEnd(step);
  if (!existsSync(`${step.place}.end`)) await begin(step);
  return readEnd(step.place);
}

function begin({ words, place, timeoutSeconds }: Step): Promise<void> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, [mark]: place };
    const child = spawn('/bin/sh', ['-c', script, place, ...words], { stdio: 'ignore', detached: true, env });
    const late = setTimeout(() => child.pid && end(child.pid), timeoutSeconds * 1_000);
    child.once('error', reject);
    child.once('exit', () => {
      clearTimeout(late);
      resolve();
    });
  });
}

function readEnd(place: string): StepEnd {
  const read = (ending: string) => (existsSync(`${place}.${ending}`) ? readFileSync(`${place}.${ending}`, 'utf8') : '');
  const code = read('end').trim();
  return { exitCode: code === '' ? null : Number(code), output: read('out').slice(-2_000) };
}

/** What an agent that died has left running ends by itself, or in its time. */
async function waitForEnd({ place, timeoutSeconds }: Step): Promise<void> {
  const until = Date.now() + timeoutSeconds * 1_000;
  for (;;) {
    const left = processesOf(place);
    if (left.length === 0) return;
    if (Date.now() > until) for (const id of left) end(id);
    await pause(100);
  }
}

function end(id: number): void {
  for (const which of [-id, id])
    try {
      process.kill(which, 'SIGKILL');
    } catch {
      // It has ended, or leads no group.
    }
}

/** Processes that carry a step's mark; none where the system does not tell. */
function processesOf(place: string): number[] {
  const names = existsSync('/proc') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : [];
  return names.filter((name) => isOf(name, place)).map(Number);
}

function isOf(name: string, place: string): boolean {
  try {
    return readFileSync(`/proc/${name}/environ`, 'utf8').split('\0').includes(`${mark}=${place}`);
  } catch {
    return false;
  }
}
