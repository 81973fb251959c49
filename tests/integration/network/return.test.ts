import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Portal } from '@/agent/portal';
import { withActor } from '@/lib/core/db';
import { findNodeKey } from '@/lib/network/agents/queries';
import * as endpoints from '@/lib/network/endpoints';
import { issueEnrollmentCode } from '@/lib/network/enrollment/mutations';
import { agentPath } from '@/lib/network/protocol/constants';
import { makeKey } from '@/lib/network/protocol/rules';
import { buildAgent } from '@/scripts/lib/prepare/agent.mjs';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';
import { createNode } from '@/tests/support/nodes/fixture';
import { type NodeServer, startNodeServer } from '@/tests/support/nodes/send';
import { times } from '@/tests/support/proof';

let portal: NodeServer;
beforeAll(async () => {
  portal = await startNodeServer(Object.values(endpoints), findNodeKey);
});
afterAll(() => portal.stop());

const run = async (statement: string, ...values: unknown[]) => (await owner().query(statement, values)).rows;
const patient = { timeout: 60_000, interval: 200 };

/** A node whose key the test holds, as an agent has it. */
async function identityOf(actor: Awaited<ReturnType<typeof createActor>>) {
  const node = await createNode({ owner: actor, kinds: ['cpu'] });
  const { keyId, privateKey, publicKey } = makeKey();
  const { nodeId } = node.holder.node;
  await run(
    'INSERT INTO node_keys (id, node_id, public_key, created_at) VALUES ($1, $2, $3, now())',
    keyId,
    nodeId,
    Buffer.from(publicKey, 'base64'),
  );
  return { nodeId, keyId, privateKey, check: node.checks.cpu ?? 0 };
}

it('a country that comes back at once after ten minutes: all are heard, nothing is lost or taken twice', {
  timeout: 600_000,
}, async () => {
  const count = times(300, 1_789);
  const actor = await createActor({ kind: 'municipality' });
  const identities: Awaited<ReturnType<typeof identityOf>>[] = [];
  for (let made = 0; made < count; made++) identities.push(await identityOf(actor));
  const client = new Portal(portal.origin);
  const at = Date.now();
  const samples = (check: number) =>
    Array.from({ length: 10 }, (_, minute) => ({
      check,
      at: at - (10 - minute) * 60_000,
      status: 'measured',
      value: minute,
    }));
  const about = { version: '1', configuration: 0, clockOffset: 0 };
  /** As the agent does: what was not acknowledged is sent again as it was. */
  const persist = async (...message: Parameters<Portal['send']>): Promise<number> => {
    for (let tried = 0; ; tried++) {
      const status = await client.send(...message).then(
        (answer) => answer.status,
        () => 0,
      );
      if (tried === 20 || (status !== 0 && status !== 429 && status < 500)) return status;
      await pause(500 + Math.random() * 1_000);
    }
  };
  const comeBack = async (identity: (typeof identities)[number]) => {
    const now = [{ check: identity.check, at, status: 'measured', value: 50 }];
    const late = { sequence: 1, samples: samples(identity.check) };
    return [
      await persist(identity, 'GET', `${agentPath}/configuration`),
      await persist(identity, 'POST', `${agentPath}/heartbeats`, { ...about, sequence: 1, samples: now }),
      await persist(identity, 'POST', `${agentPath}/backlog`, late),
      // The answer was not heard: it is sent again.
      await persist(identity, 'POST', `${agentPath}/backlog`, late),
    ];
  };
  const answers = await Promise.all(identities.map(comeBack));
  expect(answers.filter((statuses) => statuses.some((status) => status !== 200))).toEqual([]);
  const ids = identities.map(({ check }) => check);
  const [kept] = await run('SELECT count(*)::int AS n FROM samples WHERE check_id = ANY ($1::int[])', ids);
  expect(kept.n).toBe(count * 11);
  const [present] = await run(
    'SELECT count(*)::int AS n FROM check_statuses WHERE check_id = ANY ($1::int[]) AND value = 50',
    ids,
  );
  expect(present.n).toBe(count);
});

it('a clock that is wrong by hours is corrected by the center’s, and samples carry the center’s time', async () => {
  const identity = await identityOf(await createActor({ kind: 'municipality' }));
  const real = Date.now();
  // The agent and the center are one process here: only the agent's reading of the clock is off.
  const client = new Portal(portal.origin);
  client.offset = -7 * 3_600_000;
  const before = await client.send(identity, 'GET', `${agentPath}/configuration`);
  expect(before.status).toBe(200);
  expect(Math.abs(client.offset)).toBeLessThan(2_000);
  expect(Math.abs(client.now() - real)).toBeLessThan(60_000);
});

it('while the center is away the agent measures on, and then catches up with every sample once', {
  timeout: 120_000,
}, async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'renkei-away-'));
  const file = path.join(folder, 'renkei-agent.mjs');
  await buildAgent(file);
  await run('UPDATE network_settings SET heartbeat_seconds = 1');
  const node = await createNode({ kinds: [] });
  const { nodeId, organizationId } = node.holder.node;
  const [check] = await run(
    "INSERT INTO checks (kind, name, node_id, organization_id, reporter_id, target, interval_seconds) VALUES ('memory', '', $1, $2, $1, '{}', 1) RETURNING id",
    nodeId,
    organizationId,
  );
  const issued = await withActor(node.owner, (db) => issueEnrollmentCode(db, node.owner, node.code));
  if (!issued.ok) throw new Error('no code');
  const begin = (...words: string[]): ChildProcess =>
    spawn(process.execPath, [file, ...words, '--portal', portal.origin, '--folder', folder], {
      cwd: folder,
      stdio: 'inherit',
    });
  await once(begin('enrol', '--code', issued.value.code), 'exit');
  let agent = begin('run');
  const counted = async () =>
    Number((await run('SELECT count(*) AS n FROM samples WHERE check_id = $1', check.id))[0].n);
  await expect.poll(counted, patient).toBeGreaterThan(2);
  const { port } = new URL(portal.origin);
  await portal.stop();
  const gone = Date.now();
  await pause(8_000);
  // Killed while nobody hears it: what it measured is on its disk.
  agent.kill('SIGKILL');
  agent = begin('run');
  portal = await startNodeServer(Object.values(endpoints), findNodeKey, Number(port));
  const during = async () =>
    Number(
      (
        await run(
          'SELECT count(*) AS n FROM samples WHERE check_id = $1 AND at > $2 AND at < $3',
          check.id,
          new Date(gone + 500),
          new Date(gone + 7_000),
        )
      )[0].n,
    );
  await expect.poll(during, patient).toBeGreaterThanOrEqual(2);
  agent.kill('SIGKILL');
  const memory = JSON.parse(readFileSync(path.join(folder, 'state.json'), 'utf8'));
  const [agentRow] = await run('SELECT live_sequence, backlog_sequence FROM node_agents WHERE node_id = $1', nodeId);
  expect(Number(agentRow.live_sequence)).toBeLessThanOrEqual(memory.live);
  rmSync(folder, { recursive: true, force: true });
});
