import { expect, test } from 'vitest';
import { readAs, withActor, withSystem } from '@/lib/core/db';
import { idOf, newId, type OrganizationId, type UserId } from '@/lib/core/ids';
import { owner } from '@/tests/support/database';
import { unchanged } from '@/tests/support/unchanged';

async function insertCenter(code: string): Promise<string> {
  const id = newId();
  await owner().query(
    `INSERT INTO organizations (id, kind, code, name, kana, name_en, path) VALUES ($1, 'center', $2, 'センター', 'せんたー', 'Center', $3)`,
    [id, code, id],
  );
  return id;
}

const actorOf = (organizationId: string) => ({
  userId: newId<UserId>(),
  organizationId: idOf<OrganizationId>(organizationId),
  organizationKind: 'center',
  requestId: 'request-1',
});

test('withActor commits what it did', async () => {
  const id = await insertCenter('C-1');
  await withActor(actorOf(id), (db) => db.organization.update({ where: { id }, data: { name: '新しい名前' } }));
  const { rows } = await owner().query('SELECT name FROM organizations WHERE id = $1', [id]);
  expect(rows).toEqual([{ name: '新しい名前' }]);
});

test('a failure takes everything back', async () => {
  const id = await insertCenter('C-2');
  const attempt = withActor(actorOf(id), async (db) => {
    await db.organization.update({ where: { id }, data: { name: '消える名前' } });
    throw new Error('no');
  });
  await expect(attempt).rejects.toThrow('no');
  const { rows } = await owner().query('SELECT name FROM organizations WHERE id = $1', [id]);
  expect(rows).toEqual([{ name: 'センター' }]);
});

test('readAs refuses to write', async () => {
  const id = await insertCenter('C-3');
  const attempt = readAs(actorOf(id), (db) => db.organization.update({ where: { id }, data: { name: 'x' } }));
  await expect(attempt).rejects.toThrow(/read-only/);
});

test('a second actor in one transaction raises', async () => {
  const id = await insertCenter('C-4');
  const attempt = withActor(
    actorOf(id),
    (db) => db.$executeRaw`SELECT renkei.begin_actor(${newId()}::uuid, ${newId()}::uuid, 'center', '', false)`,
  );
  await expect(attempt).rejects.toThrow(/already set/);
});

test('without a context the application sees nothing', async () => {
  await insertCenter('C-5');
  const { Client } = await import('pg');
  const client = new Client({ connectionString: process.env.RENKEI_APP_DATABASE_URL });
  await client.connect();
  const { rows } = await client.query('SELECT count(*)::int AS n FROM organizations');
  await client.end();
  expect(rows).toEqual([{ n: 0 }]);
});

test('withSystem sees every row, and leaves no trace on its connection', async () => {
  const id = await insertCenter('C-6');
  const seen = await withSystem('test', (db) => db.organization.findUnique({ where: { id } }));
  expect(seen?.code).toBe('C-6');
  const role = await readAs(actorOf(id), (db) => db.$queryRaw`SELECT current_user::text AS role`);
  expect(role).toEqual([{ role: 'renkei_app' }]);
});

test.each([
  ['a row that is new', 'INSERT INTO holidays (date, name, name_en) VALUES ($1, $2, $2)', ['2099-01-02', '二日']],
  ['a row that is written again as it was', 'UPDATE holidays SET name = name WHERE date = $1', ['2099-01-01']],
  ['a row that is gone', 'DELETE FROM holidays WHERE date = $1', ['2099-01-01']],
])('what may change nothing is found out by %s', async (_name, statement, parameters) => {
  await owner().query(
    "INSERT INTO holidays (date, name, name_en) VALUES ('2099-01-01', '元日', '') ON CONFLICT (date) DO NOTHING",
  );
  const write = () => owner().query(statement, parameters);
  await expect(unchanged(write)).rejects.toThrow(/holidays/);
  await unchanged(() => owner().query('SELECT * FROM holidays'));
  await unchanged(() => owner().query("UPDATE holidays SET name = name WHERE date = '2099-01-02'"), ['holidays']);
});
