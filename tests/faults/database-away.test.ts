import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { buildAgent } from '@/scripts/lib/prepare/agent.mjs';
import { times } from '@/tests/support/proof';
import { startDurableServer } from '@/tests/support/server';

// The functions under test read their connection when they are first used, so the server comes before them.
const server = await startDurableServer();
process.env.DATABASE_URL = server.owner;
process.env.RENKEI_APP_DATABASE_URL = server.app;
const { closeDatabase, withActor } = await import('@/lib/core/db');
const { findNodeKey } = await import('@/lib/network/agents/queries');
const endpoints = await import('@/lib/network/endpoints');
const { issueEnrollmentCode } = await import('@/lib/network/enrollment/mutations');
const { startBeating } = await import('@/lib/network/intake/tasks');
const { judgeNetwork } = await import('@/lib/network/judgement/mutations');
const { owner } = await import('@/tests/support/database');
const { createNode } = await import('@/tests/support/nodes/fixture');
const { startNodeServer } = await import('@/tests/support/nodes/send');

const secondsAway = times(15, 120);
const folder = mkdtempSync(path.join(tmpdir(), 'renkei-away-'));
const file = path.join(folder, 'renkei-agent.mjs');
const agents: ChildProcess[] = [];
const patient = { timeout: 120_000, interval: 500 };
const portal = await startNodeServer(Object.values(endpoints), findNodeKey);
let judging = true;
let stopBeating = () => {};

afterAll(async () => {
  judging = false;
  stopBeating();
  for (const agent of agents) agent.kill('SIGKILL');
  await portal.stop();
  await pause(1_500);
  await closeDatabase();
  await server.remove();
  rmSync(folder, { recursive: true, force: true });
});

const run = async (statement: string, ...values: unknown[]) => (await owner().query(statement, values)).rows;

/** A server with a real agent that measures its memory each second; answers that check. */
async function startAgent(name: string): Promise<number> {
  const node = await createNode({ kinds: [] });
  const { nodeId, organizationId } = node.holder.node;
  const [check] = await run(
    "INSERT INTO checks (kind, name, node_id, organization_id, reporter_id, target, interval_seconds) VALUES ('memory', '', $1, $2, $1, '{}', 1) RETURNING id",
    nodeId,
    organizationId,
  );
  const issued = await withActor(node.owner, (db) => issueEnrollmentCode(db, node.owner, node.code));
  if (!issued.ok) throw new Error('no code');
  const begin = (...words: string[]) =>
    spawn(process.execPath, [file, ...words, '--portal', portal.origin, '--folder', path.join(folder, name)], {
      cwd: folder,
      stdio: 'ignore',
    });
  await once(begin('enrol', '--code', issued.value.code), 'exit');
  agents.push(begin('run'));
  return check.id;
}

/** As the worker does, once a second, whatever happens. */
async function keepJudging(): Promise<void> {
  while (judging) {
    await judgeNetwork().catch(() => {});
    await pause(1_000);
  }
}

it(`the database is away for ${secondsAway} s: agents measure on and catch up, and nobody is judged silent`, {
  timeout: 600_000,
}, async () => {
  await buildAgent(file);
  await run('UPDATE network_settings SET heartbeat_seconds = 1, missed_heartbeats = 5, confirm_seconds = 1');
  const checks = [await startAgent('a'), await startAgent('b'), await startAgent('c')];
  stopBeating = startBeating();
  void keepJudging();
  const samples = (from: Date, to: Date) =>
    run(
      'SELECT check_id AS id, count(*)::int AS n, count(DISTINCT at)::int AS times FROM samples WHERE at BETWEEN $1 AND $2 GROUP BY 1 ORDER BY 1',
      from,
      to,
    );
  await expect.poll(async () => (await samples(new Date(0), new Date())).length, patient).toBe(checks.length);
  await expect.poll(() => run("SELECT 1 FROM nodes WHERE state = 'ok'"), patient).toHaveLength(checks.length);
  const gone = Date.now();
  await server.stop();
  await pause(secondsAway * 1_000);
  await server.start();
  const back = Date.now();
  // Each second of the time away has its sample, once: three quarters of them, for a machine under load measures late.
  const least = Math.floor(((back - gone) / 1_000) * 0.75);
  const during = async () => (await samples(new Date(gone), new Date(back))).map(({ n }) => n >= least);
  await expect.poll(during, patient).toEqual(checks.map(() => true));
  for (const { n, times: distinct } of await samples(new Date(gone), new Date(back))) expect(n).toBe(distinct);
  await expect.poll(() => run('SELECT 1 FROM node_agents WHERE deadline_at > now()'), patient).toHaveLength(3);
  // Longer than a silence takes to become an alarm.
  await pause(12_000);
  expect(await run('SELECT key FROM alarms')).toEqual([]);
  expect(await run("SELECT DISTINCT to_state FROM network_events WHERE kind = 'node.state'")).toEqual([
    { to_state: 'ok' },
  ]);
});
