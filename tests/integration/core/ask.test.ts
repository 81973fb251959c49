import { Client } from 'pg';
import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { askAs, type Planning, readAs, withActor } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import { Prisma } from '@/lib/core/generated/client';
import { newId, type UserId } from '@/lib/core/ids';
import { createActor } from '@/tests/support/actors';

let actor: Actor;
beforeAll(async () => {
  actor = await createActor({ kind: 'center' });
});

const at = new Date('2026-11-20T23:59:59.123Z');
const typed = `"quoted", {braced} \\ NULL '新潟' ?`;

it.each<[string, Prisma.Sql]>([
  ['numbers', Prisma.sql`SELECT 1::int2 AS a, ${2}::int AS b, ${3n}::bigint AS c, ${1.5}::float8 AS d, count(*) AS e`],
  ['truth', Prisma.sql`SELECT ${true}::boolean AS a, ${false}::boolean AS b, ${null}::boolean AS c`],
  ['words', Prisma.sql`SELECT ${typed}::text AS a, ${''}::text AS b, 'x'::char(3) AS c, ${newId()}::uuid AS d`],
  [
    'times',
    Prisma.sql`SELECT ${at}::timestamptz AS a, ${at}::timestamptz(3) AS b, ${at}::timestamp AS c, '2026-11-20'::date AS d`,
  ],
  ['times before and after summer time', Prisma.sql`SELECT '1950-07-01T00:00:00+10'::timestamptz AS a`],
  [
    'lists',
    Prisma.sql`SELECT ${[typed, '', 'NULL']}::text[] AS a, ${[1, 2]}::int[] AS b, ${[] as string[]}::text[] AS c`,
  ],
  ['lists of ids', Prisma.sql`SELECT ${[newId(), newId()]}::uuid[] AS a, ARRAY[NULL, 'a']::text[] AS b`],
  [
    'structures',
    Prisma.sql`SELECT '{"a":[1,null,"新"]}'::json AS a, '{"b":{}}'::jsonb AS b, 'null'::json AS c, NULL::json AS d`,
  ],
  [
    'enumerations',
    Prisma.sql`SELECT 'center'::organization_kind AS a, ARRAY['center']::organization_kind[]::text[] AS b`,
  ],
  ['several rows', Prisma.sql`SELECT n, n % 2 = 0 AS even FROM generate_series(1, 300) n`],
  ['no row', Prisma.sql`SELECT 1 AS a WHERE false`],
  ['the actor', Prisma.sql`SELECT renkei.actor_user()::text AS a, renkei.actor_kind() AS b, current_user::text AS c`],
])('%s: the answer is that of a transaction', async (_name, question) => {
  const answer = await askAs(actor).$queryRaw(question);
  expect(answer).toEqual(await readAs(actor, (db) => db.$queryRaw(question)));
  expect(await askAs(actor).$queryRaw(question)).toEqual(answer);
});

const one = () => askAs(actor).$queryRaw`SELECT current_setting('transaction_read_only') AS only`;
const asUsual = [{ only: 'on' }];

it('a write raises', async () => {
  await expect(askAs(actor).$queryRaw`UPDATE ticket_views SET name = name RETURNING id`).rejects.toThrow(/read-only/);
  expect(await one()).toEqual(asUsual);
});

it.each<[string, () => Promise<unknown>, RegExp]>([
  ['a statement that fails', () => askAs(actor).$queryRaw`SELECT 1 / ${0}::int`, /division by zero/],
  ['rows and then a failure', () => askAs(actor).$queryRaw`SELECT 1 / (3 - n) FROM generate_series(1, 9) n`, /by zero/],
  ['a statement that is none', () => askAs(actor).$queryRaw`SELEC 1`, /syntax error/],
  ['a value of another type', () => askAs(actor).$queryRaw`SELECT ${'x'}::uuid AS id`, /invalid input syntax/],
  [
    'a second actor',
    () => askAs(actor).$queryRaw`SELECT renkei.begin_actor(${newId()}::uuid, ${newId()}::uuid, 'center', '', true)`,
    /already set/,
  ],
  ['a lost connection', () => askAs(actor).$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`, /terminat/],
])('%s rejects, and the next one is answered', async (_name, attempt, reason) => {
  for (let turn = 0; turn < 3; turn++) {
    await expect(attempt()).rejects.toThrow(reason);
    expect(await one()).toEqual(asUsual);
  }
});

it('without its actor no statement runs', async () => {
  const witness = new Client({ connectionString: process.env.RENKEI_APP_DATABASE_URL });
  await witness.connect();
  const { rows } = await witness.query('SELECT pg_backend_pid() AS id');
  const nobody = { ...actor, userId: null as unknown as UserId };
  await expect(askAs(nobody).$queryRaw`SELECT pg_terminate_backend(${rows[0].id}::int)`).rejects.toThrow(
    /needs a user/,
  );
  expect((await witness.query('SELECT 1 AS alive')).rows).toEqual([{ alive: 1 }]);
  await witness.end();
});

it('more statements than names are answered all the same', async () => {
  for (let number = 0; number < 510; number++) {
    const question = Prisma.sql([`SELECT ${number}::int AS number`]);
    expect(await askAs(actor).$queryRaw(question)).toEqual([{ number }]);
  }
});

it('where every connection is taken, a question waits its time and is refused', async () => {
  const started: (() => void)[] = [];
  const holding: Promise<void>[] = [];
  for (let taken = 0; taken < env().RENKEI_DB_POOL; taken++)
    await new Promise<void>((goOn) => {
      holding.push(withActor(actor, () => new Promise<void>((end) => started.push(end) && goOn())));
    });
  await expect(one()).rejects.toThrow(/timeout exceeded/);
  for (const end of started) end();
  await Promise.all(holding);
  expect(await one()).toEqual(asUsual);
});

it('leaves planning to PostgreSQL, but where a caller says for how many values a plan stands', async () => {
  const mode = async (planning?: Planning) =>
    askAs(actor, planning).$queryRaw<unknown[]>`SELECT current_setting('plan_cache_mode') AS mode`;
  expect(await mode('custom')).toEqual([{ mode: 'force_custom_plan' }]);
  expect(await mode('generic')).toEqual([{ mode: 'force_generic_plan' }]);
  expect(await mode()).toEqual([{ mode: 'auto' }]);
});
