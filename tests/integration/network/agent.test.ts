import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { type AddressInfo, createServer as createTcp, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withActor, withSystem } from '@/lib/core/db';
import { findNodeKey } from '@/lib/network/agents/queries';
import * as endpoints from '@/lib/network/endpoints';
import { issueEnrollmentCode } from '@/lib/network/enrollment/mutations';
import { judgeNetwork } from '@/lib/network/judgement/mutations';
import { queueCommands } from '@/lib/network/mutations';
import { buildAgent } from '@/scripts/lib/prepare/agent.mjs';
import { owner } from '@/tests/support/database';
import { createNode, type NodeFixture } from '@/tests/support/nodes/fixture';
import { type NodeServer, startNodeServer } from '@/tests/support/nodes/send';

// A real agent: the one file, in a folder with nothing else, over real HTTP, against real TCP and HTTP targets.
const folder = mkdtempSync(path.join(tmpdir(), 'renkei-agent-'));
const file = path.join(folder, 'renkei-agent.mjs');
let portal: NodeServer;
let node: NodeFixture;
let agent: ChildProcess;
let tcp: Server;
const http = createHttp((_request, response) => response.end('ok'));
const checks: Record<string, number> = {};
const patient = { timeout: 60_000, interval: 200 };

const run = async (statement: string, ...values: unknown[]) => (await owner().query(statement, values)).rows;
const stateOf = async (kind: string) =>
  (await run('SELECT state, value, detail FROM check_statuses WHERE check_id = $1', checks[kind]))[0];

function start(...words: string[]): ChildProcess {
  return spawn(process.execPath, [file, ...words, '--portal', portal.origin, '--folder', folder], {
    cwd: folder,
    env: { PATH: process.env.PATH, NODE_ENV: 'production' },
    stdio: 'inherit',
  });
}
const listening = async (server: Server | typeof http) => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};
const openTcp = async (port = 0) => {
  tcp = createTcp((socket) => socket.end());
  await new Promise<void>((resolve) => tcp.listen(port, '127.0.0.1', resolve));
  return (tcp.address() as AddressInfo).port;
};

async function addCheck(kind: string, target: object): Promise<void> {
  const { nodeId, organizationId } = node.holder.node;
  const [row] = await run(
    'INSERT INTO checks (kind, name, node_id, organization_id, reporter_id, target, interval_seconds) VALUES ($1, $5, $2, $3, $2, $4, 1) RETURNING id',
    kind,
    nodeId,
    organizationId,
    JSON.stringify(target),
    '',
  );
  checks[kind] = row.id;
  await run('UPDATE nodes SET configuration = configuration + 1 WHERE id = $1', nodeId);
}

beforeAll(async () => {
  await buildAgent(file);
  portal = await startNodeServer(Object.values(endpoints), findNodeKey);
  await run('UPDATE network_settings SET heartbeat_seconds = 1, missed_heartbeats = 1, confirm_seconds = 1');
  node = await createNode({ kinds: [] });
  await addCheck('tcp', { host: '127.0.0.1', port: await openTcp() });
  await addCheck('http', { url: `http://127.0.0.1:${await listening(http)}/` });
  await addCheck('memory', {});
  writeFileSync(
    path.join(folder, 'agent.json'),
    JSON.stringify({
      commands: {
        start: { run: ['/bin/echo', 'round', '{round}'], parameters: { round: { type: 'integer', min: 1, max: 9 } } },
      },
    }),
  );
  const issued = await withActor(node.owner, (db) => issueEnrollmentCode(db, node.owner, node.code));
  if (!issued.ok) throw new Error('no code');
  const [code] = await once(start('enrol', '--code', issued.value.code), 'exit');
  expect(code).toBe(0);
  agent = start('run');
});
afterAll(async () => {
  agent?.kill('SIGKILL');
  tcp.close();
  http.close();
  await portal.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('measures what it is told', async () => {
  await expect.poll(() => stateOf('tcp'), patient).toMatchObject({ state: 'ok' });
  await expect.poll(() => stateOf('http'), patient).toMatchObject({ state: 'ok', detail: 'HTTP 200' });
  await expect.poll(() => stateOf('memory'), patient).toMatchObject({ value: expect.any(Number) });
});

it('takes a new probe without a restart', async () => {
  await addCheck('dns', { name: 'localhost' });
  await expect.poll(() => stateOf('dns'), patient).toMatchObject({ state: 'ok' });
});

it('runs what is on its allow-list, with the parameters it allows, and nothing else', async () => {
  const expiresAt = new Date(Date.now() + 600_000);
  const commands = [
    { name: 'start', params: { round: 3 }, reference: 'good' },
    { name: 'start', params: { round: 10 }, reference: 'out of range' },
    { name: 'reboot', reference: 'not listed' },
  ];
  await withSystem('test', (db) =>
    queueCommands(
      db,
      commands.map((one) => ({ ...one, nodeId: node.holder.node.nodeId, expiresAt })),
    ),
  );
  const states = async () =>
    Object.fromEntries(
      (await run('SELECT reference, state, output FROM node_commands')).map(({ reference, ...row }) => [
        reference,
        row,
      ]),
    );
  await expect.poll(states, patient).toMatchObject({
    good: { state: 'succeeded', output: 'round 3\n' },
    'out of range': { state: 'failed', output: 'round is not allowed' },
    'not listed': { state: 'failed', output: 'reboot is not on the allow-list of this server' },
  });
});

it('tells when a target dies, and when it lives again', async () => {
  const { port } = tcp.address() as AddressInfo;
  await new Promise<void>((resolve) => tcp.close(() => resolve()));
  await expect.poll(() => stateOf('tcp'), patient).toMatchObject({ state: 'critical' });
  await openTcp(port);
  await expect.poll(() => stateOf('tcp'), patient).toMatchObject({ state: 'ok' });
});

it('rotates its key when the center wants it', async () => {
  await run('UPDATE node_agents SET key_rotation_at = now() WHERE node_id = $1', node.holder.node.nodeId);
  const valid = () =>
    run('SELECT id FROM node_keys WHERE node_id = $1 AND revoked_at IS NULL', node.holder.node.nodeId);
  const [before] = await valid();
  await expect.poll(async () => (await valid()).map(({ id }) => id !== before.id), patient).toEqual([true]);
  const [{ live_sequence: live }] = await run(
    'SELECT live_sequence FROM node_agents WHERE node_id = $1',
    node.holder.node.nodeId,
  );
  await expect
    .poll(
      async () =>
        Number(
          (await run('SELECT live_sequence FROM node_agents WHERE node_id = $1', node.holder.node.nodeId))[0]
            .live_sequence,
        ),
      patient,
    )
    .toBeGreaterThan(Number(live));
});

it('that is killed is an alarm; started again, it recovers', async () => {
  const judged = async () => {
    await run("INSERT INTO intakes VALUES ('test', now()) ON CONFLICT (id) DO UPDATE SET beat_at = now()");
    await run('UPDATE network_sweeps SET swept_at = now(), deaf_since = NULL');
    await judgeNetwork();
    return (
      await run('SELECT state FROM alarms WHERE key = $1 ORDER BY opened_at', `silence:${node.holder.node.nodeId}`)
    ).map(({ state }) => state);
  };
  expect(await judged()).toEqual([]);
  agent?.kill('SIGKILL');
  await expect.poll(judged, patient).toEqual(['open']);
  agent = start('run');
  await expect.poll(judged, patient).toEqual(['resolved']);
});
