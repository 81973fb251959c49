import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { withActor } from '@/lib/core/db';
import { startRun } from '@/lib/jobs/runs/mutations';
import { issueEnrollmentCode } from '@/lib/network/enrollment/mutations';
import { freePort } from '@/scripts/lib/ports.mjs';
import { buildAgent } from '@/scripts/lib/prepare/agent.mjs';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';
import { holdCeremony, makePackage, release } from '@/tests/support/deliveries';
import { job, makeNet, netOf, runsOf } from '@/tests/support/jobs';
import { createNode, type NodeFixture } from '@/tests/support/nodes/fixture';
import { bundleProgram } from '@/tests/support/program';
import { times } from '@/tests/support/proof';

/** Kills of the agent, and as many of the center; a release for each ten of them. */
const kills = times(2, 100);
const releases = times(1, 10);
const folder = mkdtempSync(path.join(tmpdir(), 'renkei-killed-'));
const file = path.join(folder, 'renkei-agent.mjs');
const [installed, log] = [path.join(folder, 'installed'), path.join(folder, 'log')];
const processes: { agent?: ChildProcess; center?: ChildProcess } = {};
let program: Awaited<ReturnType<typeof bundleProgram>>;
let port = 0;
let node: NodeFixture;
let people: readonly [Actor, Actor];

const agent = (...words: string[]): ChildProcess =>
  spawn(process.execPath, [file, ...words, '--portal', `http://127.0.0.1:${port}`, '--folder', folder], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production' },
    stdio: 'ignore',
  });

const startCenter = (): ChildProcess => program([String(port)], { env: process.env, stdio: 'ignore' });

const answers = () =>
  fetch(`http://127.0.0.1:${port}/`).then(
    () => true,
    () => false,
  );

beforeAll(async () => {
  await buildAgent(file);
  program = await bundleProgram('tests/support/agents/center.ts');
  port = await freePort();
  const first = await createActor({ kind: 'center', roles: ['system_management'] });
  people = [first, await createActor({ colleagueOf: first, roles: ['system_management'] })];
  const { fingerprint } = await holdCeremony(people);
  node = await createNode();
  const shell = (text: string, ...words: string[]) => ({ run: ['/bin/sh', '-c', text, 'sh', ...words] });
  // Slow, so that it is cut off in the middle, too.
  const commands = {
    install: shell('sleep 0.4; cp "$1" "$2" && echo "$3" >> "$4"', '{file}', installed, '{version}', log),
    'roll-back': shell('echo "back $1" >> "$2"', '{version}', log),
    healthy: { run: ['/bin/grep', '-q', 'healthy', installed] },
    'daily-statistics': shell('sleep 0.4; echo job >> "$1"', log),
  };
  writeFileSync(path.join(folder, 'agent.json'), JSON.stringify({ deliveryRoot: fingerprint, commands }));
  processes.center = startCenter();
  await vi.waitUntil(answers, { timeout: 120_000, interval: 200 });
  const issued = await withActor(node.owner, (db) => issueEnrollmentCode(db, node.owner, node.code));
  if (!issued.ok) throw new Error('no code');
  const [code] = await once(agent('enrol', '--code', issued.value.code), 'exit');
  expect(code).toBe(0);
  processes.agent = agent('run');
}, 240_000);
afterAll(() => {
  processes.agent?.kill('SIGKILL');
  processes.center?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Instead of waiting for the leases of the dead and for the next attempt; ten kills in half a minute are no ten failures. */
async function hasten(): Promise<void> {
  await owner().query("UPDATE node_commands SET lease_until = now() WHERE state = 'leased' AND settled_at IS NULL");
  await owner().query(
    "UPDATE delivery_receipts SET not_before = NULL, attempt = least(attempt, 1) WHERE state <> 'confirmed'",
  );
}

async function kill(which: 'agent' | 'center'): Promise<void> {
  const running = processes[which];
  const ended = running && once(running, 'exit');
  running?.kill('SIGKILL');
  await ended;
  processes[which] = which === 'agent' ? agent('run') : startCenter();
}

const after = (key: string) => ({ key, on: 'succeeded', scope: 'all' }) as const;

const receiptOf = async (id: string) => {
  const { rows } = await owner().query('SELECT state, reason FROM delivery_receipts WHERE release_id = $1', [id]);
  return rows[0];
};

it(
  `${kills} kills of the agent and of the center while files are delivered: each takes effect once`,
  async () => {
    let left = kills;
    for (let round = 1; round <= releases; round += 1) {
      const version = `1.${round}`;
      const content = Buffer.from(`healthy ${version}\n`.repeat(100_000));
      const packageId = await makePackage(people[0], version, content, {
        ...{ applyCommand: 'install', undoCommand: 'roll-back', checkCommand: 'healthy' },
      });
      const id = await release(people, packageId, { pilots: node.code });
      const share = Math.ceil(left / (releases - round + 1));
      left -= share;
      for (let turn = 0; turn < share; turn += 1) {
        // Another moment each time; what is over by then is begun anew with the next release.
        await pause(100 + ((turn * 397 + round * 131) % 1_500));
        await kill('agent');
        await pause((turn * 211 + round * 67) % 700);
        await kill('center');
        await hasten();
      }
      await expect
        .poll(
          async () => {
            await hasten();
            return receiptOf(id);
          },
          { timeout: 120_000, interval: 500 },
        )
        .toMatchObject({ state: 'confirmed' });
      expect(readFileSync(installed).equals(content)).toBe(true);
    }
    const done = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
    expect(done).toEqual(Array.from({ length: releases }, (_, index) => `1.${index + 1}`));
  },
  times(300_000, 3_600_000),
);

it(
  'a center that is killed in the middle of a job gives it once, and takes up its end',
  async () => {
    const rounds = times(1, 20);
    rmSync(log, { force: true });
    const target = { kinds: ['cs' as const], prefecture: '', organization: '', node: node.code };
    await makeNet(people[0], 'KILLED', netOf([job('a', { target }), job('b', { target, after: [after('a')] })]));
    for (let round = 0; round < rounds; round += 1) {
      const started = await withActor(people[0], (db) => startRun(db, people[0], { code: 'KILLED', reason: '確認' }));
      if (!started.ok) throw new Error(JSON.stringify(started.problems));
      await pause(((round + 1) * 397) % 1_500);
      await kill('center');
      await expect
        .poll(async () => (await runsOf('KILLED')).at(-1), { timeout: 120_000, interval: 300 })
        .toBe('manual succeeded');
    }
    expect(readFileSync(log, 'utf8')).toBe('job\n'.repeat(2 * rounds));
  },
  times(300_000, 1_800_000),
);
