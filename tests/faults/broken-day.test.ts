import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { bundleProgram } from '@/tests/support/program';
import { startDurableServer } from '@/tests/support/server';

// The functions under test read their connection when they are first used, so the server comes before them.
const server = await startDurableServer();
process.env.DATABASE_URL = server.owner;
process.env.RENKEI_APP_DATABASE_URL = server.app;
const { closeDatabase } = await import('@/lib/core/db');
const { findNodeKey } = await import('@/lib/network/agents/queries');
const endpoints = await import('@/lib/network/endpoints');
const { startBeating } = await import('@/lib/network/intake/tasks');
const { judgeNetwork } = await import('@/lib/network/judgement/mutations');
const { RealAgents } = await import('@/tests/support/agents/agents');
const { loadCountry, personOf } = await import('@/tests/support/country');
const { owner } = await import('@/tests/support/database');
const { startNodeServer } = await import('@/tests/support/nodes/send');
const { createServers, operateAt } = await import('@/tests/support/operations');
const { clock } = await import('@/tests/support/window');

const date = '2026-11-24';
const [niigata, seiro, izumozaki, sekikawa] = ['150002', '153079', '154059', '155811'] as const;
const patient = { timeout: 150_000, interval: 250 };
const portal = await startNodeServer(Object.values(endpoints), findNodeKey);
const agents = new RealAgents(portal.origin);
let codes: string[] = [];
let engine: ChildProcess | undefined;
let judging = true;
let stopBeating = () => {};

afterAll(async () => {
  judging = false;
  stopBeating();
  engine?.kill('SIGKILL');
  agents.stop(codes);
  await portal.stop();
  await pause(1_500);
  await closeDatabase();
  await server.remove();
});

const rows = async (statement: string, ...values: unknown[]) => (await owner().query(statement, values)).rows;
/** Codes of the organizations whose servers are so; none while nobody can be asked. */
const those = (so: string) =>
  rows(
    `SELECT o.code FROM operating_nodes n JOIN organizations o ON o.id = n.organization_id WHERE ${so} ORDER BY o.code`,
  )
    .then((found) => found.map(({ code }) => code))
    .catch(() => []);

async function keepJudging(): Promise<void> {
  while (judging) {
    await judgeNetwork().catch(() => {});
    await pause(1_000);
  }
}

async function prepare(): Promise<string> {
  await loadCountry();
  const center = (await rows("SELECT code FROM organizations WHERE kind = 'center'"))[0].code;
  codes = [...(await createServers(center, [seiro, izumozaki, sekikawa], { enrolled: false })).keys()].sort();
  await rows('UPDATE network_settings SET heartbeat_seconds = 1, missed_heartbeats = 2, confirm_seconds = 1');
  await rows('UPDATE window_settings SET silence_minutes = 1');
  await operateAt('2026-11-21', clock('12:00'));
  await agents.start(codes, await personOf(center, ['system_administrator', 'system_management']));
  await expect
    .poll(() => rows("SELECT 1 FROM node_agents WHERE operation = 'stopped'"), patient)
    .toHaveLength(codes.length);
  stopBeating = startBeating();
  void keepJudging();
  const program = await bundleProgram('tests/support/agents/engine.ts');
  engine = program(['500'], { env: process.env, stdio: ['ignore', 'ignore', 'ignore'] });
  return center;
}

it('a database that restarts while servers start, and an agent that dies in the middle of the day', {
  timeout: 600_000,
}, async () => {
  const center = await prepare();
  agents.set(niigata, 'start', 'slow');
  await operateAt(date, clock('8:30'));
  await expect.poll(() => those('n.online'), patient).toEqual([center]);
  await server.kill();
  agents.set(niigata, 'start', 'slow', false);
  await pause(3_000);
  await server.start();
  await expect.poll(() => those('n.online'), patient).toEqual(codes);
  const started = agents.takeJournal();
  expect(started.toSorted()).toEqual(codes.map((code) => `${code} start`));
  expect(started.slice(0, 2)).toEqual([`${center} start`, `${niigata} start`]);

  await operateAt(date, clock('12:00'));
  agents.kill(izumozaki);
  const silent = () => rows('SELECT 1 FROM nodes WHERE code = $1 AND state = $2', `N-${izumozaki}`, 'silent');
  await expect.poll(silent, patient).toHaveLength(1);
  await operateAt(date, clock('17:30'));
  // The others end in their order; who is silent keeps nobody up, and is named.
  await expect.poll(() => those('n.up'), patient).toEqual([izumozaki]);
  expect(await those("n.excuse = 'silent'")).toEqual([izumozaki]);
  expect(agents.takeJournal().slice(-2)).toEqual([`${niigata} stop`, `${center} stop`]);

  agents.run(izumozaki);
  await expect.poll(() => those('n.up'), patient).toEqual([]);
  expect(agents.takeJournal()).toEqual([`${izumozaki} daily-processing`, `${izumozaki} stop`]);
  const [day] = await rows('SELECT closed_at FROM operating_days WHERE date = $1', date);
  expect(day.closed_at).toBeInstanceOf(Date);
});
