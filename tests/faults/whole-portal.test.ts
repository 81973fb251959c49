import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { People } from '@/scripts/lib/bench/people.mjs';
import { freePort, isFree } from '@/scripts/lib/ports.mjs';
import { childrenOf } from '@/scripts/lib/processes.mjs';
import {
  alive,
  announced,
  becomes,
  environmentOf,
  goneWithin,
  runningOn,
  type Started,
  start,
} from '@/tests/support/started';

const folder = mkdtempSync(path.join(tmpdir(), 'renkei-whole-'));
const port = await freePort();
const origin = new URL(`http://localhost:${port}`);
const token = 'for tests only';
const environment = environmentOf(folder, {
  RENKEI_PORT: `${port}`,
  RENKEI_WEB_PROCESSES: '2',
  RENKEI_SEED_TICKETS: '50',
  RENKEI_METRICS_TOKEN: token,
  // Vitest's own, which npm and Next would take for theirs.
  NODE_ENV: '',
});
const people = new People(origin, 1);
let last: Started | undefined;
afterAll(async () => {
  last?.process.kill('SIGTERM');
  await last?.ended;
  await people.close();
  rmSync(folder, { recursive: true, force: true });
});

/** On a connection of its own each time, so that every process gets its share. */
async function answer(place: string): Promise<{ status: number; text: string }> {
  const headers = { connection: 'close', authorization: `Bearer ${token}` };
  // What was just being handed to a process that is killed is lost, and nobody tells the client.
  const signal = AbortSignal.timeout(10_000);
  const response = await fetch(new URL(place, `http://127.0.0.1:${port}`), { headers, signal });
  return { status: response.status, text: await response.text() };
}

const health = async () => JSON.parse((await answer('/api/health')).text).status;

/** What /api/metrics says of log-in pages that were answered, by process. */
async function loginPages(): Promise<Map<string, number>> {
  const { text } = await answer('/api/metrics');
  expect(text).toMatch(/^renkei_web_processes 2$/m);
  const found = text.matchAll(/^renkei_answers_total\{area="login",.*status="200",process="(\d+)"\} (\d+)$/gm);
  return new Map([...found].map(([, process = '', count]) => [process, Number(count)]));
}

const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, number) => total + number, 0);

/** Every process of the portal, the web processes behind the first one among them. */
function everything(): { all: number[]; web: number[] } {
  const { launcher, server, programs } = runningOn(folder);
  const web = childrenOf(programs.web ?? 0);
  return { all: [launcher, server, ...Object.values(programs), ...web], web };
}

async function stopped(started: Started, processes: readonly number[]): Promise<void> {
  started.process.kill('SIGTERM');
  // npm does not wait for what it started, and its exit code is its own affair.
  await started.ended;
  expect(await goneWithin(15, processes)).toEqual([]);
  expect(await isFree(port)).toBe(true);
  for (const lock of ['running.json', 'postgres/postmaster.pid'])
    expect(existsSync(path.join(folder, lock)), lock).toBe(false);
}

test('npm start: two web processes answer, one that is killed is replaced, and SIGTERM leaves nothing', async () => {
  const started = start(environment, ['npm', 'start']);
  last = started;
  // A build that is missing or stale is made here.
  await announced(started, 400);
  const before = everything();
  expect(before.web).toHaveLength(2);
  expect((await answer('/login')).text).toContain('seiro-admin');
  // Degraded until the worker is heard.
  expect(
    await becomes(60, () =>
      health().then(
        (status) => status === 'ok',
        () => false,
      ),
    ),
  ).toBe(true);
  await people.as('seiro-admin');

  // A process that is busy with its start tells too late, and then the other's numbers stand alone.
  let counted = 0;
  const count = async () => (counted = sum((await loginPages()).values()));
  expect(await becomes(60, () => count().then(Boolean, () => false))).toBe(true);
  for (let times = 0; times < 10; times++) await answer('/login');
  const bothTell = async () => {
    const pages = await loginPages();
    return pages.size === 2 && sum(pages.values()) === counted + 10;
  };
  expect(await becomes(60, () => bothTell().catch(() => false))).toBe(true);

  const [killed = 0] = before.web;
  process.kill(killed, 'SIGKILL');
  expect(await goneWithin(15, [killed])).toEqual([]);
  // The new one has a number of its own, takes its turns and tells. Turns alternate, so an odd number of requests reaches both.
  const tells = async () => {
    for (let times = 0; times < 2; times++) expect((await answer('/login')).status).toBe(200);
    return (await loginPages()).has('3');
  };
  expect(await becomes(60, () => tells().catch(() => false))).toBe(true);
  const after = everything();
  expect(after.web).not.toContain(killed);
  expect(alive(before.all)).toEqual(before.all.filter((pid) => pid !== killed));
  await stopped(started, after.all);
}, 600_000);

test('a second start finds its data: who was logged in still is', async () => {
  const started = start(environment);
  last = started;
  await announced(started, 400);
  const { all } = everything();
  const page = await (await people.as('seiro-admin')).get('/tickets');
  expect(page.status).toBe(200);
  expect(page.text).toContain('聖籠町');
  await stopped(started, all);
  expect(started.process.exitCode).toBe(0);
}, 600_000);
