import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { now } from '@/lib/core/clock';
import { withActor } from '@/lib/core/db';
import { liveHub } from '@/lib/core/events/hub';
import { publish } from '@/lib/core/events/publish';
import type { LiveEvent } from '@/lib/core/events/wire';
import { idOf, type OrganizationId, type UserId } from '@/lib/core/ids';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';

let one: Actor;
let colleague: Actor;
let other: Actor;
const heard = new Map<Actor, (LiveEvent | 'resync')[]>();

beforeAll(async () => {
  one = await createActor();
  colleague = await createActor({ colleagueOf: one });
  other = await createActor();
  for (const actor of [one, colleague, other]) {
    heard.set(actor, []);
    const { userId, organizationId } = actor;
    liveHub().join({ userId, organizationId, tell: (event) => heard.get(actor)?.push(event), close: () => {} });
  }
  await listening();
});
afterAll(() => liveHub().closeAll());
beforeEach(() => {
  for (const events of heard.values()) events.length = 0;
});

const backends = () =>
  owner().query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE query = 'LISTEN renkei_live' AND state = 'idle' AND datname = current_database()`,
  );

async function listening(): Promise<void> {
  while ((await backends()).rowCount !== 1) await pause(20);
}
const send = (id: string, organizationIds: OrganizationId[], userIds?: UserId[]) =>
  withActor(one, (db) => publish(db, { topic: 'tickets', id, organizationIds, ...(userIds ? { userIds } : {}) }));

/** Waits until a last event, sent to everybody, has arrived: what came before it has, too. */
async function ids(): Promise<string[][]> {
  await send('end', [one.organizationId, other.organizationId]);
  const lists = [one, colleague, other].map((actor) => heard.get(actor) ?? []);
  while (lists.some((list) => !list.some((event) => event !== 'resync' && event.id === 'end'))) await pause(10);
  return lists.map((list) => list.map((event) => (event === 'resync' ? event : event.id)).filter((id) => id !== 'end'));
}

it('one connection tells each organization, and each user, what concerns them and nothing else', async () => {
  await send('a', [one.organizationId]);
  await send('b', [other.organizationId]);
  await send('c', [one.organizationId], [colleague.userId]);
  expect(await ids()).toEqual([['a'], ['a', 'c'], ['b']]);
  expect((await backends()).rowCount).toBe(1);
});

it('more organizations than fit: everybody asks again', async () => {
  await send(
    'all',
    Array.from({ length: 500 }, (_, i) => idOf<OrganizationId>(`${i}`)),
  );
  expect(await ids()).toEqual([['all'], ['all'], ['all']]);
});

it('tells nothing of a change that was rolled back', async () => {
  const failing = withActor(one, async (db) => {
    await publish(db, { topic: 'tickets', id: 'never', organizationIds: [one.organizationId] });
    throw new Error('the change fails');
  });
  await expect(failing).rejects.toThrow();
  expect(await ids()).toEqual([[], [], []]);
});

describe('a page whose stream opens after it was drawn', () => {
  const opened = (actor: Actor, drawnAt: number): (LiveEvent | 'resync')[] => {
    const told: (LiveEvent | 'resync')[] = [];
    const client = { ...actor, tell: (event: LiveEvent | 'resync') => told.push(event), close: () => {} };
    const leave = liveHub().join(client);
    liveHub().catchUp(client, drawnAt);
    leave?.();
    return told;
  };
  it('is told at once what changed in between, of each topic once, and nothing that was before or concerns others', async () => {
    await send('before', [one.organizationId]);
    await ids();
    const drawnAt = now().getTime() + 1;
    await pause(5);
    expect(opened(one, drawnAt)).toEqual([]);
    await send('a', [other.organizationId]);
    await send('b', [one.organizationId]);
    await send('c', [one.organizationId], [colleague.userId]);
    for (const list of heard.values()) list.length = 0;
    await send('d', [one.organizationId]);
    while (!heard.get(one)?.some((event) => event !== 'resync' && event.id === 'd')) await pause(10);
    expect(opened(one, drawnAt)).toMatchObject([{ topic: 'tickets', id: 'd' }]);
    expect(opened(other, drawnAt)).toMatchObject([{ topic: 'tickets', id: 'a' }]);
  });
  it('is told to ask again where nobody can know', () => expect(opened(one, 1)).toEqual(['resync']));
});

it('a lost connection comes back, and everybody is told to ask again', async () => {
  const { rows } = await backends();
  await owner().query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
  while (!heard.get(one)?.includes('resync')) await pause(50);
  expect(await ids()).toEqual([['resync'], ['resync'], ['resync']]);
});

it('a user gets eight streams and no more', () => {
  const client = {
    userId: idOf<UserId>('many'),
    organizationId: idOf<OrganizationId>('o'),
    tell: () => {},
    close: () => {},
  };
  const joined = Array.from({ length: 10 }, () => liveHub().join({ ...client }));
  expect(joined.filter((leave) => leave !== null)).toHaveLength(8);
  for (const leave of joined) leave?.();
  const again = liveHub().join(client);
  expect(again).toEqual(expect.any(Function));
  again?.();
});

describe('closes the streams at once', () => {
  const session = (userId: string) =>
    owner().query(
      `INSERT INTO sessions (id, user_id, token_hash, expires_at) VALUES (gen_random_uuid(), $1, md5(random()::text), now() + interval '1 hour')`,
      [userId],
    );
  it.each([
    [
      'when a session ends',
      ({ userId }: Actor) => owner().query('UPDATE sessions SET revoked_at = now() WHERE user_id = $1', [userId]),
    ],
    [
      'when a user is disabled',
      ({ userId }: Actor) => owner().query('UPDATE users SET disabled_at = now() WHERE id = $1', [userId]),
    ],
    ['when a role ends', ({ userId }: Actor) => owner().query('DELETE FROM user_roles WHERE user_id = $1', [userId])],
    [
      'when the organization ends',
      ({ organizationId }: Actor) =>
        owner().query("UPDATE organizations SET valid_to = '2026-11-01' WHERE id = $1", [organizationId]),
    ],
  ])('%s', async (_, end) => {
    const reader = await createActor();
    await session(reader.userId);
    const closed: Actor[] = [];
    const leave = [reader, other].map((actor) =>
      liveHub().join({ ...actor, tell: () => {}, close: () => closed.push(actor) }),
    );
    await end(reader);
    while (closed.length === 0) await pause(10);
    await send('after', [one.organizationId]);
    await ids();
    expect(closed).toEqual([reader]);
    for (const one of leave) one?.();
  });
});
