import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findNodeKey } from '@/lib/network/agents/queries';
import * as endpoints from '@/lib/network/endpoints';
import type { SentSample } from '@/lib/network/protocol/schema';
import { owner } from '@/tests/support/database';
import { createNode, type NodeFixture } from '@/tests/support/nodes/fixture';
import { type NodeServer, type Sent, send, startNodeServer } from '@/tests/support/nodes/send';

let server: NodeServer;
let node: NodeFixture;
beforeAll(async () => {
  server = await startNodeServer(Object.values(endpoints), findNodeKey);
});
afterAll(() => server.stop());
beforeEach(async () => {
  node = await createNode();
});

const minute = 60_000;
const about = { version: '1.0', configuration: 1, clockOffset: 0 };
const sample = (value: number, ago = 0, more: Partial<SentSample> = {}): SentSample => ({
  check: node.checks.disk ?? 0,
  at: Date.now() - ago,
  status: 'measured',
  value,
  ...more,
});

async function beat(
  sequence: number,
  samples: readonly SentSample[] = [],
  more: object = {},
  sent: Partial<Sent> = {},
) {
  const answer = await send(server.origin, endpoints.heartbeat, {
    by: node,
    fields: { ...about, sequence, samples, ...more },
    ...sent,
  });
  return { ...answer, body: JSON.parse(answer.text) };
}
const late = async (sequence: number, samples: readonly SentSample[]) => {
  const answer = await send(server.origin, endpoints.backlog, { by: node, fields: { sequence, samples } });
  return { ...answer, body: JSON.parse(answer.text) };
};
const one = async (statement: string, ...values: unknown[]) => (await owner().query(statement, values)).rows[0];
const status = () =>
  one('SELECT state, latest, value, detail FROM check_statuses WHERE check_id = $1', node.checks.disk);
const counted = async () =>
  (await one('SELECT count(*)::int AS n FROM samples WHERE check_id = $1', node.checks.disk)).n;
const changes = async () =>
  (
    await owner().query('SELECT from_state, to_state FROM check_changes WHERE check_id = $1 ORDER BY id', [
      node.checks.disk,
    ])
  ).rows.map(({ from_state, to_state }) => `${from_state}→${to_state}`);

describe('a heartbeat', () => {
  it('is committed when it is acknowledged: samples, state, when it was heard', async () => {
    const { status: code, body } = await beat(1, [sample(50)], { operation: 'running', clockOffset: -7_200_000 });
    expect(code).toBe(200);
    expect(body).toEqual({ live: 1, backlog: 0, configuration: 1, rotateKey: false, time: expect.any(Number) });
    expect(await status()).toMatchObject({ state: 'ok', value: 50 });
    expect(await counted()).toBe(1);
    const agent = await one(
      'SELECT *, deadline_at - last_seen_at AS patience FROM node_agents WHERE node_id = $1',
      node.holder.node.nodeId,
    );
    expect(agent).toMatchObject({
      agent_version: '1.0',
      operation: 'running',
      clock_offset_ms: '-7200000',
      live_sequence: '1',
    });
    expect(agent.patience).toMatchObject({ minutes: 1, seconds: 5 });
  });

  it('that comes twice is acknowledged and changes nothing', async () => {
    await beat(5, [sample(50, 1_000)]);
    const again = await beat(5, [sample(95)]);
    const older = await beat(4, [sample(95)]);
    expect([again.status, older.status, again.body.live, older.body.live]).toEqual([200, 200, 5, 5]);
    expect(await status()).toMatchObject({ state: 'ok', value: 50 });
    expect(await counted()).toBe(1);
  });

  it('confirms a bad state after as many samples as it takes, and tells the judge', async () => {
    await beat(1, [sample(50, 4_000)]);
    await beat(2, [sample(95, 3_000)]);
    expect(await status()).toMatchObject({ state: 'ok', latest: 'critical' });
    await beat(3, [sample(95, 2_000, { detail: '/var' })]);
    expect(await status()).toMatchObject({ state: 'critical', latest: 'critical', detail: '/var' });
    await beat(4, [sample(50, 1_000)]);
    expect(await changes()).toEqual(['unknown→ok', 'ok→critical', 'critical→ok']);
  });

  it('takes its samples in the order of their time, whatever order they come in', async () => {
    await beat(1, [sample(50, 1_000), sample(95, 3_000), sample(95, 2_000)]);
    expect(await status()).toMatchObject({ state: 'ok', value: 50 });
    expect(await changes()).toEqual(['unknown→critical', 'critical→ok']);
  });

  it('goes by the limits of its node where it has some', async () => {
    await owner().query(
      "INSERT INTO thresholds (id, kind, node_id, warning, critical, attempts) VALUES (gen_random_uuid(), 'disk', $1, 30, 40, 1)",
      [node.holder.node.nodeId],
    );
    await beat(1, [sample(35)]);
    expect(await status()).toMatchObject({ state: 'warning' });
  });

  it('makes unknown what its agent has not measured for long', async () => {
    await beat(1, [sample(50)]);
    await owner().query("UPDATE check_statuses SET sampled_at = now() - interval '5 minutes' WHERE check_id = $1", [
      node.checks.disk,
    ]);
    await beat(2, []);
    expect(await status()).toMatchObject({ state: 'unknown' });
    expect(await changes()).toEqual(['unknown→ok', 'ok→unknown']);
  });
});

describe('what is refused, with nothing changed', () => {
  const cases: readonly (readonly [string, () => readonly SentSample[], number, string])[] = [
    ['a sample of tomorrow', () => [sample(50), sample(50, -24 * 60 * minute)], 400, 'outOfRange'],
    ['one of ten minutes ahead', () => [sample(50, -10 * minute)], 400, 'outOfRange'],
    ['one of eight days ago', () => [sample(50, 8 * 24 * 60 * minute)], 400, 'outOfRange'],
    ['a value that is no number', () => [{ ...sample(50), value: 'viel' as unknown as number }], 400, 'invalid'],
    ['control characters', () => [sample(50, 0, { detail: 'a\u001b[2J' })], 400, 'invalid'],
    ['an unknown field', () => [{ ...sample(50), colour: 'red' } as SentSample], 400, 'invalid'],
    ['too many samples', () => Array.from({ length: 1_001 }, () => sample(50)), 400, 'invalid'],
  ];
  it.each(cases)('%s', async (_name, samples, code, reason) => {
    const answer = await beat(1, samples());
    expect([answer.status, answer.body.problems?.[0].code]).toEqual([code, reason]);
    expect(await counted()).toBe(0);
    expect(await one('SELECT live_sequence FROM node_agents WHERE node_id = $1', node.holder.node.nodeId)).toEqual({
      live_sequence: '0',
    });
  });

  it('a sample of another node’s check', async () => {
    const other = await createNode();
    const answer = await beat(1, [sample(99, 0, { check: other.checks.disk ?? 0 })]);
    expect([answer.status, answer.body.error]).toEqual([404, 'not_found']);
    expect(await one('SELECT count(*)::int AS n FROM samples WHERE check_id = $1', other.checks.disk)).toEqual({
      n: 0,
    });
  });

  it('but not what an agent still measures of a check that has been retired', async () => {
    await owner().query('UPDATE checks SET retired_at = now() WHERE id = $1', [node.checks.disk]);
    expect((await beat(1, [sample(50)])).status).toBe(200);
    expect(await counted()).toBe(0);
  });

  it('one bad message of several does not keep the others', async () => {
    const good = await createNode();
    const fields = { ...about, sequence: 1, samples: [{ ...sample(50), check: good.checks.disk }] };
    const [bad, fine] = await Promise.all([
      beat(1, [sample(50, -10 * minute)]),
      send(server.origin, endpoints.heartbeat, { by: good, fields }),
    ]);
    expect([bad.status, fine.status]).toEqual([400, 200]);
  });
});

describe('the backlog', () => {
  it('fills the history and leaves the present as it is', async () => {
    await beat(1, [sample(50)]);
    const answer = await late(1, [sample(95, 30 * minute), sample(95, 29 * minute), sample(95, 28 * minute)]);
    expect([answer.status, answer.body.backlog, answer.body.live]).toEqual([200, 1, 1]);
    expect(await status()).toMatchObject({ state: 'ok', value: 50 });
    expect(await counted()).toBe(4);
    const { rows } = await owner().query('SELECT state FROM samples WHERE check_id = $1 ORDER BY at', [
      node.checks.disk,
    ]);
    expect(rows.map(({ state }) => state)).toEqual(['critical', 'critical', 'critical', 'ok']);
  });

  it('takes each part once', async () => {
    await late(1, [sample(50, 10 * minute)]);
    await late(1, [sample(50, 9 * minute)]);
    expect(await counted()).toBe(1);
  });
});

it('many nodes at once, each changing: no transition is lost', async () => {
  const nodes = await Promise.all(Array.from({ length: 40 }, () => createNode({ kinds: ['disk'] })));
  for (const [round, value] of [50, 95, 95, 95, 50].entries())
    await Promise.all(
      nodes.map(async (by) => {
        const samples = [{ ...sample(value), check: by.checks.disk }];
        const answer = await send(server.origin, endpoints.heartbeat, {
          by,
          fields: { ...about, sequence: round + 1, samples },
        });
        expect(answer.status).toBe(200);
      }),
    );
  const { rows } = await owner().query(
    'SELECT check_id, count(*)::int AS n FROM check_changes WHERE check_id = ANY ($1) GROUP BY 1',
    [nodes.map(({ checks }) => checks.disk)],
  );
  expect(rows.map(({ n }) => n)).toEqual(Array(40).fill(3));
});

it('a key that is revoked signs nothing any more, also where it was remembered', async () => {
  expect((await beat(1)).status).toBe(200);
  await owner().query('UPDATE node_keys SET revoked_at = now() WHERE id = $1', [node.key.id]);
  const refused = async () => (await beat(2)).body.error === 'key_unknown';
  await expect.poll(refused).toBe(true);
});
