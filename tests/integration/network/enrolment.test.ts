import { sign } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withActor, withSystem } from '@/lib/core/db';
import { findNodeKey } from '@/lib/network/agents/queries';
import * as endpoints from '@/lib/network/endpoints';
import { issueEnrollmentCode } from '@/lib/network/enrollment/mutations';
import { newEnrollmentCode } from '@/lib/network/enrollment/rules';
import { enrolFleet, listVacantNodes } from '@/lib/network/fleet/mutations';
import { keyIdOf } from '@/lib/network/protocol/rules';
import { createActor } from '@/tests/support/actors';
import { auditOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { createNode, type NodeFixture } from '@/tests/support/nodes/fixture';
import { makeKey } from '@/tests/support/nodes/network';
import { type NodeServer, send, startNodeServer } from '@/tests/support/nodes/send';

let server: NodeServer;
let node: NodeFixture;
beforeAll(async () => {
  server = await startNodeServer(Object.values(endpoints), findNodeKey);
});
afterAll(() => server.stop());
beforeEach(async () => {
  node = await createNode();
});

const host = { version: '1.0', host: 'cs-town', platform: 'linux' };
const issue = async (actor = node.owner) => withActor(actor, (db) => issueEnrollmentCode(db, actor, node.code));
async function freshCode(): Promise<string> {
  const issued = await issue();
  if (!issued.ok) throw new Error('no code');
  return issued.value.code;
}
async function enrol(code: string, key = makeKey(), more: object = {}) {
  const fields = { code, publicKey: key.publicKey, proof: key.proof, ...host, ...more };
  const answer = await send(server.origin, endpoints.enrol, { by: null, fields });
  return { ...answer, body: JSON.parse(answer.text), key };
}
const beat = (key: { id: string; privateKey: NodeFixture['key']['privateKey'] }, sequence: number) =>
  send(server.origin, endpoints.heartbeat, {
    by: { key, holder: node.holder },
    fields: { version: '1.0', configuration: 1, clockOffset: 0, sequence, samples: [] },
  });
const agent = async () =>
  (await owner().query('SELECT * FROM node_agents WHERE node_id = $1', [node.holder.node.nodeId])).rows[0];

describe('a one-time code', () => {
  it('makes an agent the node’s, whose older keys and numbers end', async () => {
    await beat(node.key, 9);
    const { status, body, key } = await enrol(await freshCode());
    expect([status, body.nodeCode]).toEqual([200, node.code]);
    expect(await agent()).toMatchObject({
      host: 'cs-town',
      platform: 'linux',
      agent_version: '1.0',
      live_sequence: '0',
    });
    expect((await beat({ id: body.keyId, privateKey: key.privateKey }, 1)).status).toBe(200);
    await expect.poll(async () => (await beat(node.key, 10)).error).toBe('key_unknown');
    expect((await auditOf('node.enrolled')).at(-1)).toMatchObject({
      target_id: node.holder.node.nodeId,
      task: 'network.enrol',
    });
    const { rows } = await owner().query('SELECT kind FROM node_changes WHERE node_id = $1', [node.holder.node.nodeId]);
    expect(rows).toEqual([{ kind: 'enrolled' }]);
  });

  it('works once, also when two use it at the same moment', async () => {
    const code = await freshCode();
    const both = await Promise.all([enrol(code), enrol(code)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 403]);
    expect((await enrol(code)).status).toBe(403);
  });

  it.each<[string, () => Promise<string>]>([
    ['one that nobody issued', async () => newEnrollmentCode()],
    [
      'one that has expired',
      async () => {
        const code = await freshCode();
        await owner().query('UPDATE node_enrollments SET expires_at = now() WHERE node_id = $1', [
          node.holder.node.nodeId,
        ]);
        return code;
      },
    ],
    [
      'one that a newer one has replaced',
      async () => {
        const code = await freshCode();
        await freshCode();
        return code;
      },
    ],
    [
      'one of a retired node',
      async () => {
        const code = await freshCode();
        await owner().query("UPDATE nodes SET valid_to = '2026-01-01' WHERE code = $1", [node.code]);
        return code;
      },
    ],
  ])('%s is refused, and nothing changes', async (_name, code) => {
    const answer = await enrol(await code());
    expect([answer.status, answer.error]).toEqual([403, 'denied']);
    expect(await agent()).toMatchObject({ host: '' });
  });

  it('is refused to whoever does not hold the key that he sends', async () => {
    const other = makeKey();
    const { publicKey } = makeKey();
    const answer = await enrol(await freshCode(), { ...other, publicKey });
    expect([answer.status, answer.body.problems]).toEqual([400, [{ code: 'invalid', field: 'publicKey' }]]);
    const forged = sign(null, Buffer.from('renkei:other'), other.privateKey).toString('base64');
    expect((await enrol(await freshCode(), other, { proof: forged })).status).toBe(400);
  });

  it('is issued to those who run the server, and is nowhere to be read', async () => {
    const code = await freshCode();
    const stored = await owner().query('SELECT e.*, a.after FROM node_enrollments e, audit_entries a');
    expect(JSON.stringify(stored.rows)).not.toContain(code);
    expect((await auditOf('node.code_issued')).at(-1)).toMatchObject({ target_id: node.holder.node.nodeId });
    const clerk = await createActor({ colleagueOf: node.owner, roles: ['counter_clerk'] });
    const stranger = await createActor({ kind: 'municipality' });
    expect([await issue(clerk), await issue(stranger)]).toMatchObject([
      { ok: false, problems: [{ code: 'denied' }] },
      { ok: false, problems: [{ code: 'notFound' }] },
    ]);
  });
});

describe('a rotation', () => {
  it('gives the node a second key, and then the old one up', async () => {
    await owner().query('UPDATE node_agents SET key_rotation_at = now() WHERE node_id = $1', [node.holder.node.nodeId]);
    expect(JSON.parse((await beat(node.key, 1)).text)).toMatchObject({ rotateKey: true });
    const next = makeKey();
    const fields = { publicKey: next.publicKey, proof: next.proof };
    const twice = [1, 2].map(() => send(server.origin, endpoints.newKey, { by: node, fields }));
    const [first, second] = await Promise.all(twice);
    expect([first?.status, second?.status, first?.text]).toEqual([200, 200, second?.text]);
    const { keyId } = JSON.parse(first?.text ?? '');
    const by = { key: { id: keyId, privateKey: next.privateKey }, holder: node.holder };
    expect(JSON.parse((await beat(by.key, 2)).text)).toMatchObject({ rotateKey: false });
    expect((await send(server.origin, endpoints.oldKey, { by, fields: { id: keyId } })).status).toBe(409);
    expect((await send(server.origin, endpoints.oldKey, { by, fields: { id: node.key.id } })).status).toBe(200);
    await expect.poll(async () => (await beat(node.key, 3)).error).toBe('key_unknown');
    expect((await auditOf('node.key_added')).at(-1)).toMatchObject({ actor_node_id: node.holder.node.nodeId });
  });
});

it('a demonstration’s fleet is the agent of servers that have none, and of no other', async () => {
  const agentless = await createNode();
  await owner().query('DELETE FROM node_keys WHERE node_id = $1', [agentless.holder.node.nodeId]);
  await owner().query('DELETE FROM node_agents WHERE node_id = $1', [agentless.holder.node.nodeId]);
  const vacant = () => withSystem('test', (db) => listVacantNodes(db, []));
  expect(await vacant()).toEqual([{ nodeId: agentless.holder.node.nodeId, nodeCode: agentless.code }]);
  const { privateKey, publicKey } = makeKey();
  const der = Buffer.from(publicKey, 'base64');
  const id = keyIdOf(der);
  const { nodeId } = agentless.holder.node;
  await withSystem('test', (db) => enrolFleet(db, '1', [{ nodeId, keyId: id, publicKey: der }]));
  expect((await beat({ id, privateKey }, 1)).status).toBe(200);
  const known = await withSystem('test', (db) => listVacantNodes(db, [id]));
  expect(known).toEqual([]);
  // Its keys are lost: it makes new ones. A real agent's node is never taken.
  expect(await vacant()).toHaveLength(1);
});
