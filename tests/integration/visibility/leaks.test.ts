import { expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { type Ask, askAs, readAs, type Writer, withActor, withSystem, writeAs } from '@/lib/core/db';
import { newId } from '@/lib/core/ids';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';

/** RENKEI_TEST_TRANSACTIONS=100000 for the long run; the default fits into the ordinary one. */
const transactions = Number(process.env.RENKEI_TEST_TRANSACTIONS ?? 10_000);
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

let turns = 0;
const everySecondTime = () => ++turns % 2 === 0;

/** Now with a question before what comes last, now without. */
const inPieces = (actor: Actor, last: (db: Writer) => Promise<unknown>) =>
  writeAs(actor, async (db) => {
    if (everySecondTime()) await look(db, actor);
    await db.$executeRaw`UPDATE ticket_views SET created_at = now()`;
    await last(db);
  });

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
  'write in pieces': (actor) => inPieces(actor, (db) => look(db, actor)),
  'write in pieces and abort': (actor) =>
    inPieces(actor, async (db) => {
      await db.$executeRaw`UPDATE ticket_views SET query = 'leaked'`;
      if (everySecondTime()) await db.$queryRaw`SELECT`;
      throw new Aborted();
    }),
  'write in pieces and fail': (actor) => inPieces(actor, (db) => db.$executeRaw`SELECT 1 / 0`),
  'write in pieces and be lost': (actor) =>
    inPieces(actor, (db) => db.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`),
  system: (_actor) =>
    withSystem('test', async (db) => {
      const seen = await db.ticketView.count();
      if (seen !== actors.length) wrong++;
    }),
};

/** Of a hundred, most are ordinary. */
const mixture = {
  ask: 40,
  'write in pieces': 12,
  'write in pieces and abort': 6,
  'write in pieces and fail': 3,
  'write in pieces and be lost': 1,
  read: 3,
  write: 18,
  abort: 6,
  error: 4,
  system: 3,
  timeout: 1,
  lost: 1,
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
  expect(done).toEqual({
    'ask committed': 40 * ofEach,
    'write in pieces committed': 12 * ofEach,
    'write in pieces and abort refused': 6 * ofEach,
    'write in pieces and fail refused': 3 * ofEach,
    'write in pieces and be lost refused': ofEach,
    'read committed': 3 * ofEach,
    'write committed': 18 * ofEach,
    'abort refused': 6 * ofEach,
    'error refused': 4 * ofEach,
    'system committed': 3 * ofEach,
    'timeout refused': ofEach,
    'lost refused': ofEach,
    'ask and fail refused': ofEach,
    'ask and be lost refused': ofEach,
  });
  const { rows } = await owner().query("SELECT count(*)::int AS n FROM ticket_views WHERE query = 'leaked'");
  expect(rows).toEqual([{ n: 0 }]);
});
