import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import {
  alive,
  announced,
  becomes,
  environmentOf,
  goneWithin,
  runningOn,
  type Started,
  start as startWith,
} from '@/tests/support/started';

// Database and worker only: what is started around them is the same, and no build is needed.
const folder = mkdtempSync(path.join(tmpdir(), 'renkei-start-'));
const environment = environmentOf(folder, { RENKEI_RUN: 'worker', RENKEI_DEMO: 'false' });
const start = () => startWith(environment);

async function running(started: Started): Promise<number[]> {
  await announced(started);
  const { server, programs } = runningOn(folder);
  return [server, ...Object.values(programs)];
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
  expect(await goneWithin(15, processes)).toEqual([]);
  expect(existsSync(path.join(folder, 'running.json'))).toBe(false);
  expect(existsSync(path.join(folder, 'postgres', 'postmaster.pid'))).toBe(false);
}, 400_000);

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
}, 400_000);

test('what crashes is started again', async () => {
  const started = start();
  const processes = await running(started);
  for (const pid of processes) process.kill(pid, 'SIGKILL');
  expect(await goneWithin(15, processes)).toEqual([]);
  let again: number[] = [];
  const isBack = async () => {
    again = await running(started);
    return alive(again).length === again.length;
  };
  // While the server writes its number down, there is none to be read.
  expect(await becomes(60, () => isBack().catch(() => false))).toBe(true);
  started.process.kill('SIGTERM');
  expect(await started.ended).toBe(0);
  expect(await goneWithin(15, again)).toEqual([]);
}, 400_000);
