import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { askAs, type Writer, writeAs } from '@/lib/core/db';
import { newId } from '@/lib/core/ids';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';

let actor: Actor;
let other: Actor;
beforeAll(async () => {
  actor = await createActor({ kind: 'center' });
  other = await createActor({ kind: 'municipality' });
});

const save = (db: Writer, query: string, { userId }: Actor = actor) => {
  const id = newId();
  return db.$executeRaw`
    INSERT INTO ticket_views (id, user_id, name, query, created_at) VALUES (${id}::uuid, ${userId}::uuid, ${id}, ${query}, now())`;
};
const saved = (db: Pick<Writer, '$queryRaw'>, query: string) =>
  db.$queryRaw<{ query: string }[]>`SELECT query FROM ticket_views WHERE query = ${query}`;
const kept = async (query: string) =>
  (await owner().query('SELECT FROM ticket_views WHERE query = $1', [query])).rowCount ?? 0;

/** Another connection would not be in the transaction, and another transaction not the actor's. */
const place = async (db: Pick<Writer, '$queryRaw'>) => {
  const [row] = await db.$queryRaw<{ pid: number; id: string; actor: string }[]>`
    SELECT pg_backend_pid() AS pid, pg_current_xact_id()::text AS id, renkei.actor_user()::text AS actor`;
  return row;
};

it('what is written waits for the next question, which sees it, and all is one transaction', async () => {
  const places = await writeAs(actor, async (db) => {
    const before = await place(db);
    await save(db, 'seen');
    expect(await kept('seen')).toBe(0);
    expect(await saved(db, 'seen')).toEqual([{ query: 'seen' }]);
    expect(await kept('seen')).toBe(0);
    return [before, await place(db)];
  });
  expect(places[0]).toEqual(places[1]);
  expect(places[0]?.actor).toBe(actor.userId);
  expect(await kept('seen')).toBe(1);
});

it('what nobody asks about goes with the end', async () => {
  const value = await writeAs(actor, async (db) => {
    await save(db, 'unasked');
    await save(db, 'unasked too');
    return 'done';
  });
  expect(value).toBe('done');
  expect([await kept('unasked'), await kept('unasked too')]).toEqual([1, 1]);
});

const division = async (db: Writer) => {
  await db.$queryRaw`SELECT 1 / ${0}::int`;
};
const failures: [string, RegExp, (db: Writer) => Promise<unknown>][] = [
  ['a question fails', /division by zero/, division],
  ['a write fails before a question', /row-level security/, (db) => save(db, 'x', other).then(() => saved(db, 'x'))],
  ['a write fails at the end', /row-level security/, (db) => save(db, 'x', other)],
  ['a value cannot be sent', /no parameter carries/, (db) => db.$executeRaw`SELECT ${{}}::text`],
  ['a failure is passed over', /division by zero/, (db) => division(db).catch(() => undefined)],
  [
    'a failure is not waited for',
    /taken back/,
    async (db) => {
      division(db).catch(() => undefined);
    },
  ],
  ['the work breaks', /broken/, () => Promise.reject(new Error('broken'))],
  ['the connection is lost', /terminat/, (db) => db.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`],
  [
    'the connection is lost while nothing is asked',
    /terminat/,
    async (db) => {
      const here = await place(db);
      await owner().query('SELECT pg_terminate_backend($1)', [here?.pid]);
      const gone = 'SELECT FROM pg_stat_activity WHERE pid = $1';
      while ((await owner().query(gone, [here?.pid])).rowCount !== 0);
      // The server is done; one question more, and its last word has been read here, too.
      await owner().query('SELECT');
    },
  ],
];

it.each(failures)('when %s, nothing is kept, and the next change is made', async (name, reason, work) => {
  for (const early of [true, false]) {
    const attempt = writeAs(actor, async (db) => {
      await save(db, name);
      if (early) await saved(db, name);
      await work(db);
    });
    await expect(attempt).rejects.toThrow(reason);
    expect(await kept(name)).toBe(0);
    await writeAs(actor, (db) => save(db, `after ${name}`));
  }
  expect(await kept(`after ${name}`)).toBe(2);
});

it('a transaction that was taken back leaves its connection as it was', async () => {
  const pids = new Set<number | undefined>();
  for (let turn = 0; turn < 5; turn++) {
    const attempt = writeAs(actor, async (db) => {
      pids.add((await place(db))?.pid);
      throw new Error('never mind');
    });
    await expect(attempt).rejects.toThrow('never mind');
    const [state] = await askAs(actor).$queryRaw<{ pid: number; only: string }[]>`
      SELECT pg_backend_pid() AS pid, current_setting('transaction_read_only') AS only`;
    expect(state?.only).toBe('on');
    pids.add(state?.pid);
  }
  expect(pids.size).toBe(1);
});

it('the same statement may stand in one piece many times', async () => {
  await writeAs(actor, async (db) => {
    for (let turn = 0; turn < 20; turn++) await save(db, 'again and again');
  });
  expect(await kept('again and again')).toBe(20);
});

it('nobody writes for another organization', async () => {
  await expect(writeAs(other, (db) => save(db, 'foreign', actor))).rejects.toThrow(/row-level security/);
  expect(await kept('foreign')).toBe(0);
});
