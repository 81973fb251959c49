import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { commandOf } from '@/scripts/lib/processes.mjs';

// Database and worker only: what is started around them is the same, and no build is needed.
const folder = mkdtempSync(path.join(tmpdir(), 'renkei-start-'));
const { DATABASE_URL: _owner, RENKEI_APP_DATABASE_URL: _app, ...inherited } = process.env;
const environment = { ...inherited, RENKEI_DATA_DIR: folder, RENKEI_RUN: 'worker', RENKEI_DEMO: 'false' };

interface Started {
  readonly process: ChildProcess;
  readonly ended: Promise<number | null>;
  said: () => string;
}

function start(): Started {
  const child = spawn(process.execPath, ['scripts/start.mjs'], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { process: child, ended, said: () => said };
}

async function running(started: Started): Promise<number[]> {
  for (let waited = 0; !started.said().includes('Ctrl-C'); waited++) {
    if (waited > 600 || started.process.exitCode !== null) throw new Error(`not started:\n${started.said()}`);
    await sleep(100);
  }
  const { children } = JSON.parse(readFileSync(path.join(folder, 'running.json'), 'utf8'));
  const server = Number(readFileSync(path.join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  return [server, ...(Object.values(children) as number[])];
}

const alive = (processes: readonly number[]) => processes.filter((pid) => commandOf(pid) !== '');

async function goneWithin(seconds: number, processes: readonly number[]): Promise<number[]> {
  for (let waited = 0; alive(processes).length > 0 && waited < seconds * 10; waited++) await sleep(100);
  return alive(processes);
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a second start says where the first runs, and leaves it alone', async () => {
  const first = start();
  const processes = await running(first);
  const second = start();
  expect(await second.ended).toBe(1);
  expect(second.said()).toContain(`PID ${first.process.pid}`);
  expect(alive(processes)).toEqual(processes);
  first.process.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  expect(await goneWithin(1, processes)).toEqual([]);
  expect(existsSync(path.join(folder, 'running.json'))).toBe(false);
  expect(existsSync(path.join(folder, 'postgres', 'postmaster.pid'))).toBe(false);
}, 120_000);

test('when the starter is killed nothing survives it, and the next start works', async () => {
  const first = start();
  const processes = await running(first);
  first.process.kill('SIGKILL');
  await first.ended;
  expect(await goneWithin(15, processes)).toEqual([]);
  const second = start();
  await running(second);
  second.process.kill('SIGINT');
  expect(await second.ended).toBe(0);
}, 120_000);

test('what crashes is started again', async () => {
  const started = start();
  const processes = await running(started);
  for (const pid of processes) process.kill(pid, 'SIGKILL');
  expect(await goneWithin(15, processes)).toEqual([]);
  let again = await running(started);
  for (let waited = 0; alive(again).length < again.length && waited < 300; waited++) {
    await sleep(100);
    again = await running(started);
  }
  expect(alive(again)).toEqual(again);
  started.process.kill('SIGTERM');
  expect(await started.ended).toBe(0);
  expect(await goneWithin(1, again)).toEqual([]);
}, 120_000);
