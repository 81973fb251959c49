import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { withActor } from '@/lib/core/db';
import * as deliveryEndpoints from '@/lib/delivery/endpoints';
import { runDeliveries } from '@/lib/delivery/tasks';
import { findNodeKey } from '@/lib/network/agents/queries';
import { renewCommands } from '@/lib/network/commands/mutations';
import * as networkEndpoints from '@/lib/network/endpoints';
import { issueEnrollmentCode } from '@/lib/network/enrollment/mutations';
import { buildAgent } from '@/scripts/lib/prepare/agent.mjs';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';
import { holdCeremony, makePackage, release } from '@/tests/support/deliveries';
import { createNode, type NodeFixture } from '@/tests/support/nodes/fixture';
import { type NodeServer, startNodeServer } from '@/tests/support/nodes/send';

// A real agent: the one file, in a folder with nothing else, over real HTTP.
const folder = mkdtempSync(path.join(tmpdir(), 'renkei-delivery-'));
const file = path.join(folder, 'renkei-agent.mjs');
const installed = path.join(folder, 'installed');
let portal: NodeServer;
let node: NodeFixture;
let agent: ChildProcess;
let people: readonly [Actor, Actor];

const start = (...words: string[]): ChildProcess =>
  spawn(process.execPath, [file, ...words, '--portal', portal.origin, '--folder', folder], {
    cwd: folder,
    env: { PATH: process.env.PATH, NODE_ENV: 'production' },
    stdio: 'inherit',
  });

beforeAll(async () => {
  await buildAgent(file);
  const endpoints = [...Object.values(networkEndpoints), ...Object.values(deliveryEndpoints)];
  portal = await startNodeServer(endpoints, findNodeKey);
  const first = await createActor({ kind: 'center', roles: ['system_management'] });
  people = [first, await createActor({ colleagueOf: first, roles: ['system_management'] })];
  const { fingerprint } = await holdCeremony(people);
  node = await createNode();
  const count = `echo x >> ${path.join(folder, 'applied')}`;
  const commands = {
    install: { run: ['/bin/sh', '-c', `cp "$1" "$2" && ${count}`, 'sh', '{file}', installed] },
    'roll-back': { run: ['/bin/rm', '-f', installed] },
    healthy: { run: ['/bin/grep', '-q', 'healthy', installed] },
  };
  writeFileSync(path.join(folder, 'agent.json'), JSON.stringify({ deliveryRoot: fingerprint, commands }));
  const issued = await withActor(node.owner, (db) => issueEnrollmentCode(db, node.owner, node.code));
  if (!issued.ok) throw new Error('no code');
  const [code] = await once(start('enrol', '--code', issued.value.code), 'exit');
  expect(code).toBe(0);
  agent = start('run');
});
afterAll(async () => {
  agent?.kill('SIGKILL');
  await portal.stop();
  rmSync(folder, { recursive: true, force: true });
});

const commands = { applyCommand: 'install', undoCommand: 'roll-back', checkCommand: 'healthy' };
const patient = { timeout: 60_000, interval: 300 };

/** Drives the center until a release is where it should be; answers it with the node's receipt. */
const drive = (id: string) => async () => {
  await runDeliveries();
  await renewCommands();
  const { rows } = await owner().query(
    `SELECT r.state, x.state AS receipt, x.reason, x.percent FROM delivery_releases r
       LEFT JOIN delivery_receipts x ON x.release_id = r.id AND x.node_id = $2 WHERE r.id = $1`,
    [id, node.holder.node.nodeId],
  );
  return rows[0];
};

it('a pilot that fails its health check stops the release and is rolled back', async () => {
  const bad = await makePackage(people[0], '1.0', Buffer.from('broken\n'.repeat(50_000)), commands);
  const id = await release(people, bad, { rollBack: 'yes', pilots: node.code });
  await expect.poll(drive(id), patient).toMatchObject({
    state: 'rolled_back',
    receipt: 'failed',
    reason: expect.stringContaining('health check failed'),
  });
  expect(existsSync(installed)).toBe(false);
  const { rows } = await owner().query("SELECT kind FROM notification_events WHERE kind = 'delivery.stopped'");
  expect(rows).toHaveLength(1);
});

it('the fixed version goes through, once, though the agent is killed in the middle', async () => {
  const good = await makePackage(people[0], '1.1', Buffer.from('healthy\n'.repeat(200_000)), commands);
  const id = await release(people, good, { pilots: node.code });
  await expect.poll(async () => (await drive(id)()).receipt, patient).toMatch(/staged|downloading|verified|waiting/);
  agent.kill('SIGKILL');
  agent = start('run');
  await expect
    .poll(async () => {
      // Instead of waiting for the dead agent's lease and for the next attempt.
      await owner().query("UPDATE node_commands SET lease_until = now() WHERE state = 'leased' AND token = 1");
      await owner().query('UPDATE delivery_receipts SET not_before = NULL WHERE not_before IS NOT NULL');
      return drive(id)();
    }, patient)
    .toMatchObject({ state: 'done', receipt: 'confirmed', percent: 100 });
  expect(readFileSync(installed, 'utf8')).toMatch(/^healthy/);
  // Once for the broken version, once for this one.
  expect(readFileSync(path.join(folder, 'applied'), 'utf8')).toBe('x\nx\n');
});

it('a file that the center’s store has changed is refused', async () => {
  const content = Buffer.from('healthy 2\n'.repeat(1_000));
  const other = await makePackage(people[0], '1.2', content, commands);
  const { rows } = await owner().query('SELECT hash FROM delivery_packages WHERE id = $1', [other]);
  const kept = path.resolve(
    process.env.RENKEI_DATA_DIR ?? '',
    'deliveries',
    'kept',
    rows[0].hash.slice(0, 2),
    rows[0].hash,
  );
  writeFileSync(kept, Buffer.concat([Buffer.from('X'), content.subarray(1)]));
  const id = await release(people, other, {});
  await expect.poll(drive(id), patient).toMatchObject({
    receipt: 'failed',
    reason: expect.stringContaining('refused: the file is not what was signed'),
  });
  expect(readFileSync(installed, 'utf8')).not.toContain('healthy 2');
});
