import { expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { type Ask, askAs, readAs, withActor, withNodes, withSystem } from '@/lib/core/db';
import { newId } from '@/lib/core/ids';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';
import { times } from '@/tests/support/proof';

const transactions = times(800, 100_000);
const atOnce = 20;

const actors: Actor[] = [];
for (let made = 0; made < 10; made++) actors.push(await createActor({ kind: 'prefecture' }));
for (const actor of actors)
  await withActor(actor, (db) =>
    db.ticketView.create({
      data: { id: newId(), userId: actor.userId, name: 'own', query: actor.organizationId, createdAt: new Date() },
    }),
  );

let wrong = 0;
const done: Record<string, number> = {};

/** What the transaction sees must be the actor's, all of it and nothing else. */
async function look(db: Ask, actor: Actor): Promise<void> {
  const [context] = await db.$queryRaw<
    { organization: string; person: string; role: string; views: string[]; users: string[] }[]
  >`
    SELECT renkei.actor_organization()::text AS organization, renkei.actor_user()::text AS person, current_user::text AS role,
      ARRAY(SELECT query FROM ticket_views) AS views, ARRAY(SELECT id::text FROM users) AS users`;
  const expected = {
    organization: actor.organizationId,
    person: actor.userId,
    role: 'renkei_app',
    views: [actor.organizationId],
    users: [actor.userId],
  };
  if (JSON.stringify(context) !== JSON.stringify(expected)) wrong++;
}

class Aborted extends Error {}

/** Ways in which a transaction can end. Each looks first, so that what the one before left behind would show. */
const endings: Record<string, (actor: Actor) => Promise<unknown>> = {
  read: (actor) => readAs(actor, (db) => look(db, actor)),
  ask: (actor) => look(askAs(actor), actor),
  'ask and fail': (actor) => askAs(actor).$queryRaw`SELECT 1 / (count(*) - 1) FROM ticket_views`,
  'ask and be lost': (actor) => askAs(actor).$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`,
  write: (actor) =>
    withActor(actor, async (db) => {
      await look(db, actor);
      const { count } = await db.ticketView.updateMany({ data: { createdAt: new Date() } });
      if (count !== 1) wrong++;
    }),
  abort: (actor) =>
    withActor(actor, async (db) => {
      await look(db, actor);
      await db.ticketView.updateMany({ data: { query: 'leaked' } });
      throw new Aborted();
    }),
  error: (actor) =>
    withActor(actor, async (db) => {
      await look(db, actor);
      await db.$executeRaw`SELECT 1 / 0`;
    }),
  timeout: (actor) =>
    withActor(actor, async (db) => {
      await look(db, actor);
      await db.$executeRaw`SET LOCAL statement_timeout = 1`;
      await db.$executeRaw`SELECT pg_sleep(1)`;
    }),
  lost: (actor) =>
    withActor(actor, async (db) => {
      await look(db, actor);
      await db.$executeRaw`SELECT pg_terminate_backend(pg_backend_pid())`;
    }),
  // A node sees nothing of the organization's people, whose rows its role may not even ask for.
  node: ({ organizationId }) =>
    withNodes([{ nodeId: newId(), organizationId }], '', async (db) => {
      const [seen] = await db.$queryRaw<{ role: string; organization: string | null }[]>`
        SELECT current_user::text AS role, renkei.actor_organization()::text AS organization`;
      if (seen?.role !== 'renkei_node' || seen.organization !== null) wrong++;
    }),
  system: (_actor) =>
    withSystem('test', async (db) => {
      const seen = await db.ticketView.count();
      if (seen !== actors.length) wrong++;
    }),
};

/** Of a hundred, most are ordinary. */
const mixture = {
  ask: 40,
  read: 8,
  write: 28,
  abort: 8,
  error: 5,
  system: 4,
  node: 2,
  timeout: 1,
  lost: 2,
  'ask and fail': 1,
  'ask and be lost': 1,
};
const deck = Object.entries(mixture).flatMap(([name, share]) => Array<string>(share).fill(name));

async function worker(from: number): Promise<void> {
  for (let turn = from; turn < transactions; turn += atOnce) {
    const name = deck[(turn * 37) % deck.length] as string;
    const ended = await (endings[name] as (actor: Actor) => Promise<unknown>)(
      actors[(turn + Math.floor(turn / 100)) % actors.length] as Actor,
    ).then(
      () => 'committed',
      () => 'refused',
    );
    done[`${name} ${ended}`] = (done[`${name} ${ended}`] ?? 0) + 1;
  }
}

it(`${transactions} mixed transactions, ${atOnce} at once: no row of another organization`, {
  timeout: Math.max(600_000, transactions * 30),
}, async () => {
  await Promise.all(Array.from({ length: atOnce }, (_, from) => worker(from)));
  expect(wrong).toBe(0);
  const ofEach = transactions / 100;
  const kept = ['ask', 'read', 'write', 'system', 'node'];
  expect(done).toEqual(
    Object.fromEntries(
      Object.entries(mixture).map(([name, share]) => [
        `${name} ${kept.includes(name) ? 'committed' : 'refused'}`,
        share * ofEach,
      ]),
    ),
  );
  const { rows } = await owner().query("SELECT count(*)::int AS n FROM ticket_views WHERE query = 'leaked'");
  expect(rows).toEqual([{ n: 0 }]);
});
