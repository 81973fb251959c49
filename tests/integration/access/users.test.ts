import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor, Role } from '@/lib/access/actor';
import { deriveIssuedPassword } from '@/lib/access/login/passwords';
import {
  changeUser,
  createUser,
  disableUser,
  enableUser,
  resetFactors,
  resetPassword,
} from '@/lib/accounts/users/mutations';
import { countFactors } from '@/lib/accounts/users/queries';
import { createUserSchema } from '@/lib/accounts/users/schema';
import { type Db, readAs, withActor } from '@/lib/core/db';
import type { Result } from '@/lib/core/errors';
import { createActor } from '@/tests/support/actors';
import { auditOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { askWith, giveLogin, logIn, opened, pendingOf, placeAt } from '@/tests/support/logins';
import { reactions } from '@/tests/support/reactions';

let prefecture: Actor;
let admin: Actor;
let neighbour: Actor;
beforeAll(async () => {
  prefecture = await createActor({ kind: 'prefecture', roles: ['system_management'] });
  admin = await createActor({ kind: 'municipality', parent: prefecture, roles: ['system_management'] });
  neighbour = await createActor({ kind: 'municipality', parent: prefecture, roles: ['system_management'] });
});

const colleague = (roles: readonly Role[] = ['staff'], of: Actor = admin) => createActor({ colleagueOf: of, roles });
const row = async (id: string) => (await owner().query('SELECT * FROM users WHERE id = $1', [id])).rows[0];
const rolesOf = async (id: string) =>
  (await owner().query('SELECT role FROM user_roles WHERE user_id = $1 ORDER BY role', [id])).rows.map(
    ({ role }) => role,
  );
const entriesOf = async (event: string, id: string) =>
  (await auditOf(event)).filter(({ target_id }) => target_id === id);
const code = (result: Result<unknown>) => (result.ok ? 'done' : result.problems[0]?.code);

const person = { name: '葛󠄀城 𠮷男', kana: 'カツラギ ヨシオ', email: null, phone: null, roles: ['staff'] as Role[] };

/** One transaction, taken back when the result is a failure, as an action does it. */
async function act<T>(actor: Actor, work: (db: Db) => Promise<Result<T>>): Promise<Result<T>> {
  let failed: Result<T> | undefined;
  const run = async (db: Db) => {
    const result = await work(db);
    if (result.ok) return result;
    failed = result;
    throw new Error('taken back');
  };
  return withActor(actor, run).catch((error) => failed ?? Promise.reject(error));
}

let number = 0;
const create = (actor: Actor, changes: object = {}, organizationId = actor.organizationId, key = randomUUID()) => {
  const input = { ...person, loginId: `new-${process.pid}-${++number}`, organizationId, ...changes };
  return act(actor, (db) => createUser(db, actor, input, key));
};
const change = (actor: Actor, user: Actor, changes: object = {}, version = 1) =>
  act(actor, (db) => changeUser(db, actor, { ...person, id: user.userId, version, ...changes }));
const disable = (actor: Actor, user: Actor, version = 1) =>
  act(actor, (db) => disableUser(db, actor, { id: user.userId, version }, reactions.userDisabled));
const enable = (actor: Actor, user: Actor, version: number) =>
  act(actor, (db) => enableUser(db, actor, { id: user.userId, version }));

describe('a new user', () => {
  it('is created with names as typed, and an issued password that must be replaced', async () => {
    const key = randomUUID();
    const result = await create(admin, {}, admin.organizationId, key);
    if (!result.ok) throw new Error(code(result));
    const { id, loginId } = result.value;
    expect(await row(id)).toMatchObject({
      ...{ login_id: loginId, name: '葛󠄀城 𠮷男', organization_id: admin.organizationId, must_change_password: true },
    });
    expect(await rolesOf(id)).toEqual(['staff']);
    expect(await entriesOf('user.created', id)).toMatchObject([
      { actor_user_id: admin.userId, acting_for_organization_id: null, after: { name: '葛󠄀城 𠮷男', roles: ['staff'] } },
    ]);
    const password = deriveIssuedPassword(key, loginId);
    expect(password).toMatch(/^([2-9a-z]{4}-){3}[2-9a-z]{4}$/);
    expect(pendingOf(await logIn(loginId, placeAt('192.0.2.40'), password)).step).toBe('password');
  });

  it('of a municipality is created by its prefecture, which the audit log shows as 代行', async () => {
    const result = await create(prefecture, {}, admin.organizationId);
    if (!result.ok) throw new Error(code(result));
    expect(await entriesOf('user.created', result.value.id)).toMatchObject([
      {
        actor_organization_id: prefecture.organizationId,
        acting_for_organization_id: admin.organizationId,
        organization_ids: expect.arrayContaining([admin.organizationId, prefecture.organizationId]),
      },
    ]);
  });

  it.each<[string, () => Promise<Result<unknown>>, string]>([
    ['in a neighbouring town', () => create(admin, {}, neighbour.organizationId), 'notFound'],
    ['in the prefecture, by a town', () => create(admin, {}, prefecture.organizationId), 'notFound'],
    ['with a log-in ID that is taken here', () => create(admin, { loginId: admin.loginId }), 'accounts.loginIdTaken'],
    ['with one that is taken elsewhere', () => create(admin, { loginId: neighbour.loginId }), 'accounts.loginIdTaken'],
    [
      'with a role the kind does not know',
      () => create(admin, { roles: ['call_center'] }),
      'accounts.roleNotGrantable',
    ],
    [
      'with two roles of which one is auditor',
      () => create(admin, { roles: ['staff', 'auditor'] }),
      'accounts.auditorAlone',
    ],
  ])('is not created %s', async (_name, attempt, refusal) => {
    const before = (await owner().query('SELECT count(*) FROM users')).rows[0].count;
    expect(code(await attempt())).toBe(refusal);
    expect((await owner().query('SELECT count(*) FROM users')).rows[0].count).toBe(before);
  });

  it('cannot hold more than its maker', async () => {
    const lower = await colleague(['system_administrator']);
    expect(code(await create(lower, { roles: ['system_management'] }))).toBe('accounts.roleNotGrantable');
    expect(code(await create(lower, { roles: ['system_administrator'] }))).toBe('done');
  });

  it('gets an ID once when two ask for it at the same moment', async () => {
    const loginId = `race-${process.pid}`;
    const results = await Promise.all([create(admin, { loginId }), create(neighbour, { loginId })]);
    expect(results.map(code).sort()).toEqual(['accounts.loginIdTaken', 'done']);
  });

  it.each([
    ['ab', false],
    ['-abc', false],
    ['あいう', false],
    ['a b c', false],
    ['ＡＢＣ－１', true],
    ['Yamada.Taro', true],
  ])('may be called %s: %s', (loginId, may) => {
    const input = { ...person, email: '', phone: '', loginId, organizationId: randomUUID() };
    expect(createUserSchema.safeParse(input).success).toBe(may);
  });
});

describe('changing a user', () => {
  it('changes details and roles, with both states in the audit log', async () => {
    const user = await colleague();
    expect(code(await change(admin, user, { roles: ['staff', 'counter_clerk'] }))).toBe('done');
    expect(await row(user.userId)).toMatchObject({ name: person.name, version: 2 });
    expect(await rolesOf(user.userId)).toEqual(['staff', 'counter_clerk']);
    expect(await entriesOf('user.changed', user.userId)).toMatchObject([
      {
        before: { name: user.userName, roles: ['staff'] },
        after: { name: person.name, roles: ['staff', 'counter_clerk'] },
      },
    ]);
  });

  it('is a conflict when somebody was faster', async () => {
    const user = await colleague();
    const results = await Promise.all([change(admin, user, { name: '一' }), change(admin, user, { name: '二' })]);
    expect(results.map(code).sort()).toEqual(['conflict', 'done']);
  });

  it.each<[string, (user: Actor) => Promise<Result<unknown>>, string]>([
    ['by a neighbouring town', (user) => change(neighbour, user), 'notFound'],
    [
      'to a role beyond the kind',
      (user) => change(admin, user, { roles: ['call_center'] }),
      'accounts.roleNotGrantable',
    ],
    ['to no role at all', (user) => change(admin, user, { roles: [] }), 'required'],
  ])('is refused %s, and nothing changes', async (_name, attempt, refusal) => {
    const user = await colleague();
    expect(code(await attempt(user))).toBe(refusal);
    expect(await row(user.userId)).toMatchObject({ name: user.userName, version: 1 });
    expect(await rolesOf(user.userId)).toEqual(['staff']);
  });

  it('leaves higher ones alone', async () => {
    const lower = await colleague(['system_administrator']);
    expect(code(await change(lower, admin, { roles: undefined }))).toBe('accounts.higherRole');
  });

  it('promotes nobody to what the promoter does not hold', async () => {
    const lower = await colleague(['system_administrator']);
    const user = await colleague();
    expect(code(await change(lower, user, { roles: ['system_management'] }))).toBe('accounts.roleNotGrantable');
    expect(await rolesOf(user.userId)).toEqual(['staff']);
  });

  it('of oneself changes details, not roles', async () => {
    const self = await colleague(['system_administrator']);
    expect(code(await change(self, self, { roles: undefined }))).toBe('done');
    expect(code(await change(self, self, { roles: ['system_management'] }, 2))).toBe('accounts.ownAccount');
    expect(await rolesOf(self.userId)).toEqual(['system_administrator']);
  });
});

describe('disabling', () => {
  it('logs out at once, keeps out, and can be taken back', async () => {
    const user = await colleague();
    await giveLogin(user);
    const { token } = opened(await logIn(user.loginId, placeAt('192.0.2.41')));
    expect(code(await disable(admin, user))).toBe('done');
    expect(await askWith(token)).toBeNull();
    expect(await logIn(user.loginId, placeAt('192.0.2.41'))).toEqual({
      ok: false,
      problems: [{ code: 'accounts.wrongCredentials' }],
    });
    expect(code(await enable(admin, user, 2))).toBe('done');
    expect(await askWith(token)).toBeNull();
    opened(await logIn(user.loginId, placeAt('192.0.2.42')));
    for (const event of ['user.disabled', 'user.enabled']) expect(await entriesOf(event, user.userId)).toHaveLength(1);
  });

  it('is refused for oneself, higher ones and others’ users', async () => {
    const lower = await colleague(['system_administrator']);
    expect(code(await disable(admin, admin))).toBe('accounts.ownAccount');
    expect(code(await disable(lower, admin))).toBe('accounts.higherRole');
    expect(code(await disable(neighbour, lower))).toBe('notFound');
  });

  it('never leaves an organization without an administrator', async () => {
    const town = await createActor({ kind: 'municipality', parent: prefecture, roles: ['system_administrator'] });
    expect(code(await disable(prefecture, town))).toBe('accounts.lastAdministrator');
    expect(await row(town.userId)).toMatchObject({ disabled_at: null });
    const second = await colleague(['system_administrator'], town);
    expect(code(await disable(prefecture, town))).toBe('done');
    expect(code(await change(prefecture, second, { roles: ['staff'] }))).toBe('accounts.lastAdministrator');
  });

  it('each other at the same moment disables only one of two administrators', async () => {
    for (let round = 0; round < 5; round++) {
      const one = await createActor({ kind: 'municipality', parent: prefecture, roles: ['system_administrator'] });
      const two = await colleague(['system_administrator'], one);
      const results = await Promise.all([disable(one, two), disable(two, one)]);
      expect(results.map(code).sort()).toEqual(['accounts.lastAdministrator', 'done']);
    }
  });
});

describe('a reset', () => {
  it('of the password issues one, and ends every session', async () => {
    const user = await colleague();
    await giveLogin(user);
    const { token } = opened(await logIn(user.loginId, placeAt('192.0.2.43')));
    const key = randomUUID();
    expect(code(await act(admin, (db) => resetPassword(db, admin, user.userId, key)))).toBe('done');
    expect(await askWith(token)).toBeNull();
    const issued = deriveIssuedPassword(key, user.loginId);
    expect(pendingOf(await logIn(user.loginId, placeAt('192.0.2.43'), issued)).step).toBe('password');
    expect(await entriesOf('password.reset', user.userId)).toHaveLength(1);
  });

  it('of the factors takes all of them away, and shows none of them', async () => {
    const user = await colleague();
    await owner().query("INSERT INTO totp_factors VALUES ($1, '\\x00', 0, now(), now())", [user.userId]);
    await owner().query("INSERT INTO recovery_codes VALUES ($1, 'hash', NULL)", [user.userId]);
    await owner().query(
      "INSERT INTO provider_accounts VALUES ('https://id.example', $1::uuid::text, $1::uuid, now())",
      [user.userId],
    );
    const counted = await readAs(admin, (db) => countFactors(db, [user.userId]));
    expect(counted.get(user.userId)).toEqual({ totp: true, passkeys: 0 });
    expect(code(await act(admin, (db) => resetFactors(db, admin, user.userId)))).toBe('done');
    for (const table of ['totp_factors', 'recovery_codes', 'provider_accounts']) {
      expect((await owner().query(`SELECT FROM ${table} WHERE user_id = $1`, [user.userId])).rowCount).toBe(0);
    }
    expect(await entriesOf('factors.reset', user.userId)).toMatchObject([{ before: { totp: true, passkeys: 0 } }]);
  });

  it.each<[string, () => Promise<[Actor, Actor]>, string]>([
    ['oneself', async () => [admin, admin], 'accounts.ownAccount'],
    ['a higher one', async () => [await colleague(['system_administrator']), admin], 'accounts.higherRole'],
    ['somebody in the neighbouring town', async () => [neighbour, await colleague()], 'notFound'],
    ['somebody in the prefecture, by a town', async () => [admin, prefecture], 'notFound'],
  ])('is refused for %s', async (_name, who, refusal) => {
    const [actor, user] = await who();
    const before = await row(user.userId);
    expect(code(await act(actor, (db) => resetPassword(db, actor, user.userId, randomUUID())))).toBe(refusal);
    expect(code(await act(actor, (db) => resetFactors(db, actor, user.userId)))).toBe(refusal);
    expect(await row(user.userId)).toEqual(before);
  });

  it('by the database’s own functions does nothing to others’ users', async () => {
    const user = await colleague();
    await owner().query("INSERT INTO totp_factors VALUES ($1, '\\x00', 0, now(), now())", [user.userId]);
    await withActor(neighbour, async (db) => {
      const [reset] = await db.$queryRaw<{ n: number }[]>`SELECT renkei.reset_factors(${user.userId}::uuid) AS n`;
      const [ended] = await db.$queryRaw<
        { n: number }[]
      >`SELECT renkei.end_sessions(${user.userId}::uuid, 'x', now()) AS n`;
      expect([reset?.n, ended?.n]).toEqual([0, 0]);
    });
    expect(await readAs(neighbour, (db) => countFactors(db, [user.userId]))).toEqual(new Map());
    expect((await owner().query('SELECT FROM totp_factors WHERE user_id = $1', [user.userId])).rowCount).toBe(1);
  });
});
