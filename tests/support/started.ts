import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandOf } from '@/scripts/lib/processes.mjs';

export interface Started {
  readonly process: ChildProcess;
  readonly ended: Promise<number | null>;
  said: () => string;
}

/** What a portal of one's own starts with: nothing of the test's database, and its own data folder. */
export function environmentOf(folder: string, settings: Record<string, string>): NodeJS.ProcessEnv {
  const { DATABASE_URL: _owner, RENKEI_APP_DATABASE_URL: _app, RENKEI_SECRET: _secret, ...inherited } = process.env;
  return { ...inherited, RENKEI_RUN: 'web,worker', RENKEI_DATA_DIR: folder, ...settings };
}

/** Starts a program of the portal; the default is what `npm start` runs. */
export function start(
  environment: NodeJS.ProcessEnv,
  [program = '', ...parameters]: readonly string[] = [process.execPath, 'scripts/start.mjs'],
): Started {
  const child = spawn(program, parameters, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { process: child, ended, said: () => said };
}

/** Looks again and again until it is so; false = it did not become so in time. */
export async function becomes(seconds: number, so: () => boolean | Promise<boolean>): Promise<boolean> {
  for (const end = performance.now() + seconds * 1_000; performance.now() < end; await sleep(100))
    if (await so()) return true;
  return so();
}

/** Waits until it says that it runs. */
export async function announced(started: Started, seconds = 120): Promise<void> {
  const said = () => started.said().includes('Ctrl-C');
  await becomes(seconds, () => said() || started.process.exitCode !== null);
  if (!said()) throw new Error(`not started:\n${started.said()}`);
}

/** Who runs on a data folder: the launcher, the database server, and its programs by name. */
export function runningOn(folder: string): { launcher: number; server: number; programs: Record<string, number> } {
  const { pid, children } = JSON.parse(readFileSync(path.join(folder, 'running.json'), 'utf8'));
  const server = Number(readFileSync(path.join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  return { launcher: pid, server, programs: children };
}

export const alive = (processes: readonly number[]) => processes.filter((pid) => commandOf(pid) !== '');

export async function goneWithin(seconds: number, processes: readonly number[]): Promise<number[]> {
  await becomes(seconds, () => alive(processes).length === 0);
  return alive(processes);
}
