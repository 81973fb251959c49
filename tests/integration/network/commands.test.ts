import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readAs, withActor, withSystem } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { findNodeKey } from '@/lib/network/agents/queries';
import { renewCommands } from '@/lib/network/commands/mutations';
import * as endpoints from '@/lib/network/endpoints';
import { cancelCommands, queueCommands, queueCommandsFrom } from '@/lib/network/mutations';
import type { OfferedCommand } from '@/lib/network/protocol/types';
import { listCommands } from '@/lib/network/queries';
import { owner } from '@/tests/support/database';
import { createNode, giveCommand, type NodeFixture } from '@/tests/support/nodes/fixture';
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

const soon = () => new Date(Date.now() + 600_000);
const poll = async (by: NodeFixture, wait = 0): Promise<readonly OfferedCommand[]> => {
  const answer = await send(server.origin, endpoints.commands, { by, fields: { wait } });
  expect(answer.status, answer.text).toBe(200);
  return JSON.parse(answer.text).commands;
};
const answer = (by: NodeFixture, id: string, token: number, state: string, more: object = {}) =>
  send(server.origin, endpoints.commandAnswer, { by, fields: { id, token, state, ...more } });
const row = async (id: string) => (await owner().query('SELECT * FROM node_commands WHERE id = $1', [id])).rows[0];
const queue = (reference: string, of = node) =>
  withSystem('test', (db) =>
    queueCommands(db, [
      { nodeId: of.holder.node.nodeId, name: 'start', params: { round: 1 }, reference, expiresAt: soon() },
    ]),
  );

describe('a command', () => {
  it('is queued once for a reference, fetched by its node alone, and answered', async () => {
    expect([await queue('a day, a step'), await queue('a day, a step')]).toEqual([1, 0]);
    const other = await createNode();
    expect(await poll(other)).toEqual([]);
    const [offered] = await poll(node);
    expect(offered).toEqual({ id: expect.any(String), name: 'start', params: { round: 1 }, token: 1 });
    expect(await poll(node)).toEqual([]);
    const id = offered?.id ?? '';
    expect((await answer(node, id, 1, 'succeeded', { exitCode: 0, output: '起動しました' })).status).toBe(200);
    const seen = await readAs(node.owner, (db) => listCommands(db, ['a day, a step']));
    expect(seen).toMatchObject([
      { state: 'succeeded', exitCode: 0, output: '起動しました', begunAt: expect.any(Date) },
    ]);
    expect(await readAs(other.owner, (db) => listCommands(db, ['a day, a step']))).toEqual([]);
  });

  it('reaches a node that waits for it, at once', async () => {
    const waiting = poll(node, 20);
    await pause(300);
    const begin = performance.now();
    await queue('awaited');
    expect(await waiting).toMatchObject([{ name: 'start', token: 1 }]);
    expect(performance.now() - begin).toBeLessThan(10_000);
  });

  it('that is queued by a question goes to every node that it names', async () => {
    const nodes = [node, await createNode(), await createNode()];
    const ids = nodes.map(({ holder }) => holder.node.nodeId as string);
    const polls = nodes.map((one) => poll(one, 20));
    await withSystem('test', (db) =>
      queueCommandsFrom(
        db,
        Prisma.sql`SELECT gen_random_uuid(), n.id, 'stop', '{}'::jsonb, 'stop ' || n.id, now() + interval '1 hour' FROM nodes n
          WHERE n.id = ANY (${ids}::uuid[])`,
      ),
    );
    expect((await Promise.all(polls)).map((offered) => offered.map(({ name }) => name))).toEqual([
      ['stop'],
      ['stop'],
      ['stop'],
    ]);
  });

  it('is taken back while nobody has fetched it, and not after', async () => {
    await queue('early');
    await queue('late', node);
    await owner().query("UPDATE node_commands SET created_at = now() + interval '1 minute' WHERE reference = 'early'");
    await owner().query("UPDATE node_commands SET state = 'leased', token = 1 WHERE reference = 'late'");
    expect(await withSystem('test', (db) => cancelCommands(db, ['early', 'late']))).toEqual(['early']);
    expect(await poll(node)).toEqual([]);
  });

  it('of another prefecture’s node is queued by nobody there', async () => {
    const other = await createNode();
    const attempt = withActor(other.owner, (db) =>
      queueCommands(db, [{ nodeId: node.holder.node.nodeId, name: 'stop', expiresAt: soon() }]),
    );
    await expect(attempt).rejects.toThrow(/row-level security/);
  });
});

describe('a lease', () => {
  it('that ran out offers the command again; the older answer is refused, the newer taken', async () => {
    const id = await giveCommand(node);
    await poll(node);
    await owner().query("UPDATE node_commands SET lease_until = now() - interval '1 second' WHERE id = $1", [id]);
    const waiting = poll(node, 20);
    await pause(200);
    await renewCommands();
    expect(await waiting).toMatchObject([{ id, token: 2 }]);
    const old = await answer(node, id, 1, 'succeeded');
    expect([old.status, old.error]).toEqual([409, 'conflict']);
    expect(await row(id)).toMatchObject({ state: 'leased', token: 2 });
    expect((await answer(node, id, 2, 'failed', { exitCode: 3 })).status).toBe(200);
    expect(await row(id)).toMatchObject({ state: 'failed', exit_code: 3 });
  });

  it('that ran out while it is answered is left to the answer, and keeps no other waiting', async () => {
    const [answered, other] = [await giveCommand(node, 'leased'), await giveCommand(await createNode(), 'leased')];
    await owner().query("UPDATE node_commands SET lease_until = now() - interval '1 second' WHERE id = ANY ($1)", [
      [answered, other],
    ]);
    await withSystem('test', async (db) => {
      await db.$executeRaw`SELECT 1 FROM node_commands WHERE id = ${answered}::uuid FOR UPDATE`;
      await renewCommands();
    });
    expect([(await row(answered)).state, (await row(other)).state]).toEqual(['leased', 'queued']);
  });

  it('is kept by an agent that says it is still at it', async () => {
    const id = await giveCommand(node);
    await poll(node);
    await owner().query("UPDATE node_commands SET lease_until = now() + interval '1 second' WHERE id = $1", [id]);
    await answer(node, id, 1, 'running');
    const { lease_until: until, state } = await row(id);
    expect([state, until.getTime() > Date.now() + 30_000]).toEqual(['leased', true]);
  });

  it('is answered twice with the same effect as once', async () => {
    const id = await giveCommand(node);
    await poll(node);
    const twice = [await answer(node, id, 1, 'succeeded'), await answer(node, id, 1, 'succeeded')];
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    expect((await answer(node, id, 1, 'failed')).status).toBe(409);
  });

  it('of another node is nobody’s business', async () => {
    const id = await giveCommand(node);
    await poll(node);
    expect((await answer(await createNode(), id, 1, 'succeeded')).status).toBe(404);
    expect(await row(id)).toMatchObject({ state: 'leased' });
  });
});

it('what nobody fetched in time is expired; what had begun is unknown an hour later', async () => {
  const never = await giveCommand(node);
  const begun = await giveCommand(node, 'leased');
  await owner().query(
    "UPDATE node_commands SET expires_at = now() - interval '2 hours', lease_until = now() - interval '1 minute'",
  );
  await renewCommands();
  expect([(await row(never)).state, (await row(begun)).state]).toEqual(['expired', 'queued']);
  await renewCommands();
  expect((await row(begun)).state).toBe('unknown');
});
