import { expect, test } from 'vitest';
import { verifyPassword } from '@/lib/access/login/passwords';
import { createAdministrator } from '@/lib/accounts/administrators/mutations';
import { withSystem } from '@/lib/core/db';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';

const password = 'kawabata-no-tsutsumi-8';

async function create(organizationCode: string, loginId: string, secret = password) {
  const wanted = { organizationCode, loginId, name: '渡邉 葵', kana: 'ワタナベ アオイ', password: secret };
  return withSystem('admin.create', (db) => createAdministrator(db, 'admin.create', wanted));
}

const usersCalled = async (loginId: string) =>
  (await owner().query('SELECT count(*)::int AS n FROM users WHERE login_id = $1', [loginId])).rows[0].n;

test('an administrator can log in with the password that was typed, and the audit log tells who made them', async () => {
  const { organizationCode, organizationId, organizationName } = await createActor();
  const result = await create(organizationCode, 'first-admin');
  expect(result).toMatchObject({ ok: true, value: { loginId: 'first-admin', organizationName } });
  const { rows } = await owner().query(
    `SELECT id, organization_id, password_hash, must_change_password,
            (SELECT array_agg(role::text ORDER BY role) FROM user_roles WHERE user_id = id) AS roles
     FROM users WHERE login_id = 'first-admin'`,
  );
  expect(rows[0]).toMatchObject({ organization_id: organizationId, must_change_password: false });
  expect(rows[0].roles).toEqual(['system_administrator', 'system_management']);
  expect(await verifyPassword(rows[0].password_hash, password)).toBe(true);
  const audit = await owner().query(`SELECT event, task, actor_user_id FROM audit_entries WHERE target_id = $1`, [
    rows[0].id,
  ]);
  expect(audit.rows).toEqual([{ event: 'user.created', task: 'admin.create', actor_user_id: null }]);
});

test.each([
  ['an organization that does not exist', '999999', 'nobody-1', password, 'notFound'],
  ['a password that is too short', undefined, 'nobody-2', 'short', 'tooShort'],
  [
    'a password that is the log-in ID',
    undefined,
    'nobody-three-three',
    'nobody-three-three',
    'accounts.passwordIsName',
  ],
])('%s is refused, and nobody is made', async (_name, code, loginId, secret, problem) => {
  const { organizationCode } = await createActor();
  const result = await create(code ?? organizationCode, loginId, secret);
  expect(result).toMatchObject({ ok: false, problems: [{ code: problem }] });
  expect(await usersCalled(loginId)).toBe(0);
});

test('an organization that has ended gets no administrator', async () => {
  const { organizationCode, organizationId } = await createActor();
  await owner().query("UPDATE organizations SET valid_to = '2026-11-01' WHERE id = $1", [organizationId]);
  expect(await create(organizationCode, 'too-late')).toMatchObject({ ok: false, problems: [{ code: 'notFound' }] });
  expect(await usersCalled('too-late')).toBe(0);
});

test('of two who want the same log-in ID at once, one gets it', async () => {
  const { organizationCode } = await createActor();
  const results = await Promise.all([create(organizationCode, 'only-one'), create(organizationCode, 'only-one')]);
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  expect(results.find((result) => !result.ok)).toMatchObject({ problems: [{ code: 'accounts.loginIdTaken' }] });
  expect(await usersCalled('only-one')).toBe(1);
});
