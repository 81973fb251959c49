import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { getPrepared, listPrepared } from '@/lib/accounts/handover/prepared/queries';
import { dueHandovers, tellApplied } from '@/lib/accounts/handover/prepared/tasks';
import { setClock } from '@/lib/core/clock';
import { readAs, withSystem } from '@/lib/core/db';
import type { Result } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';
import {
  auditAbout,
  before,
  effectiveOn,
  fieldsOf,
  march,
  moment,
  prepared,
  row,
  toldAbout,
  town,
  usersOf,
  work,
} from '@/tests/support/handovers';
import { send } from '@/tests/support/inquiries';

let prefecture: Actor;
beforeAll(async () => {
  prefecture = await createActor({ kind: 'prefecture', roles: ['system_management'] });
});
beforeEach(() => setClock(march));
afterEach(() => setClock(undefined));

const code = (result: Result<unknown>) => (result.ok ? 'done' : result.problems[0]?.code);

describe('a prepared hand-over', () => {
  it('changes nothing until its moment, then everything, once', async () => {
    const { admin, added, leaving, moving, text, organizationId } = await town(prefecture);
    const users = await usersOf(organizationId);
    const id = await prepared(admin, organizationId, text);
    expect(await readAs(admin, (db) => listPrepared(db, organizationId))).toMatchObject([
      { id, state: 'prepared', effectiveOn, preparedName: admin.userName },
    ]);
    expect(await auditAbout('handover.prepared', id)).toMatchObject([
      { actor_user_id: admin.userId, after: { effectiveOn, added: 1, changed: 1, disabled: 1, enabled: 0 } },
    ]);
    setClock(before);
    await work();
    expect(await usersOf(organizationId)).toEqual(users);
    setClock(moment);
    await work();
    expect(await row(id)).toMatchObject({ state: 'applied', settled_at: moment });
    const after = await usersOf(organizationId);
    expect(after).toContainEqual({ login_id: added, name: '試験 花子', disabled: false });
    expect(after).toContainEqual({ login_id: leaving.loginId, name: leaving.userName, disabled: true });
    expect(after).toContainEqual({ login_id: moving.loginId, name: '新しい 氏名', disabled: false });
    await work();
    expect(await auditAbout('handover.applied', id)).toMatchObject([{ actor_user_id: admin.userId }]);
    expect(await auditAbout('users.handed_over', organizationId)).toHaveLength(1);
    expect(await auditAbout('user.disabled', leaving.userId)).toMatchObject([{ request_id: 'accounts.hand_over' }]);
    const { rows } = await owner().query(
      "SELECT payload FROM graphile_worker._private_jobs WHERE payload->>'id' = $1",
      [id],
    );
    expect(rows).toHaveLength(1);
    await tellApplied(rows[0].payload);
    expect(await toldAbout(id)).toMatchObject([{ kind: 'handover.applied', organization_id: organizationId }]);
  });

  it('is applied once by two workers at once', async () => {
    const { admin, text, organizationId } = await town(prefecture);
    const id = await prepared(admin, organizationId, text);
    setClock(moment);
    await Promise.all([work(), work()]);
    expect(await row(id)).toMatchObject({ state: 'applied' });
    expect(await auditAbout('handover.applied', id)).toHaveLength(1);
    expect(await auditAbout('users.handed_over', organizationId)).toHaveLength(1);
    expect(await toldAbout(id)).toEqual([]);
  });

  it('is applied at the next tick when no worker ran at its moment', async () => {
    const { admin, text, organizationId } = await town(prefecture);
    const id = await prepared(admin, organizationId, text);
    const due = (at: Date) => withSystem('clock', (db) => dueHandovers(at, db));
    expect(await due(before)).toBeNull();
    const late = new Date('2027-04-03T08:30:00+09:00');
    expect(await due(late)).toBe('2027-04-03T510');
    setClock(late);
    await work();
    expect(await row(id)).toMatchObject({ state: 'applied', settled_at: late });
    expect(await due(late)).toBeNull();
  });

  it('can be given other lines and another day, and is then applied as it is', async () => {
    const { admin, leaving, moving, text, organizationId } = await town(prefecture);
    const colleague = await createActor({ colleagueOf: admin, roles: ['system_management'] });
    const id = await prepared(admin, organizationId, text);
    const less = `区分,ログインID\n停止,${leaving.loginId}`;
    const { organizationId: _, ...content } = await fieldsOf(colleague, organizationId, less);
    const change = (version: string) =>
      send(colleague, 'users.change_handover', { ...content, id, version, effectiveOn: '2027-04-02' });
    expect(code(await change('1'))).toBe('done');
    expect(code(await change('1'))).toBe('conflict');
    expect(await auditAbout('handover.changed', id)).toMatchObject([
      { actor_user_id: colleague.userId, before: { effectiveOn }, after: { effectiveOn: '2027-04-02', disabled: 1 } },
    ]);
    setClock(moment);
    await work();
    expect(await row(id)).toMatchObject({ state: 'prepared', prepared_by: colleague.userId, version: 2 });
    setClock(new Date('2027-04-02T00:00:00+09:00'));
    await work();
    expect(await row(id)).toMatchObject({ state: 'applied' });
    const users = await usersOf(organizationId);
    expect(users).toHaveLength(4);
    expect(users).toContainEqual({ login_id: moving.loginId, name: moving.userName, disabled: false });
  });

  it('that was withdrawn is not applied', async () => {
    const { admin, text, organizationId } = await town(prefecture);
    const users = await usersOf(organizationId);
    const id = await prepared(admin, organizationId, text);
    expect(code(await send(admin, 'users.withdraw_handover', { id, version: '1' }))).toBe('done');
    expect(await auditAbout('handover.withdrawn', id)).toMatchObject([{ actor_user_id: admin.userId }]);
    setClock(moment);
    await work();
    expect(await row(id)).toMatchObject({ state: 'withdrawn' });
    expect(await usersOf(organizationId)).toEqual(users);
    expect(code(await send(admin, 'users.withdraw_handover', { id, version: '2' }))).toBe('accounts.handoverOver');
  });

  it('is nobody’s to change once its moment has come, and is for a day ahead', async () => {
    const { admin, text, organizationId } = await town(prefecture);
    const fields = await fieldsOf(admin, organizationId, text);
    for (const day of ['2027-03-15', '2027-03-01', '2028-03-20'])
      expect(await send(admin, 'users.prepare_handover', { ...fields, effectiveOn: day })).toMatchObject({
        problems: [{ code: 'accounts.notAhead', field: 'effectiveOn' }],
      });
    const id = await prepared(admin, organizationId, text);
    setClock(moment);
    expect(code(await send(admin, 'users.withdraw_handover', { id, version: '1' }))).toBe('accounts.handoverOver');
    await work();
  });

  it('is not kept with a line that has a problem, nor with other lines than were previewed', async () => {
    const { admin, text, organizationId } = await town(prefecture);
    const bad = await fieldsOf(admin, organizationId, `${text}\n停止,nobody-here,,,`);
    expect(code(await send(admin, 'users.prepare_handover', bad))).toBe('invalid');
    const fields = await fieldsOf(admin, organizationId, text);
    const other = `${text}\n追加,other-${admin.loginId},別人,ベツ,職員`;
    expect(code(await send(admin, 'users.prepare_handover', { ...fields, text: other }))).toBe('conflict');
    expect(await readAs(admin, (db) => listPrepared(db, organizationId))).toEqual([]);
  });
});

describe('at its moment', () => {
  it('one impossible line refuses the whole, which is told, and can be corrected', async () => {
    const { admin, added, leaving, text, organizationId } = await town(prefecture);
    const id = await prepared(prefecture, organizationId, text);
    await owner().query(
      "INSERT INTO users (id, organization_id, login_id, name, kana) VALUES ($1, $2, $3, '先に 登録', 'サキ')",
      [newId(), prefecture.organizationId, added],
    );
    const users = await usersOf(organizationId);
    setClock(moment);
    await work();
    expect(await usersOf(organizationId)).toEqual(users);
    expect(await row(id)).toMatchObject({ state: 'refused', problem: null });
    const seen = await readAs(admin, (db) => getPrepared(db, admin, id));
    expect(seen?.outcome?.map(({ problems }) => problems)).toEqual([
      [{ code: 'accounts.loginIdTaken', column: 'loginId' }],
      [],
      [],
    ]);
    expect(await auditAbout('handover.refused', id)).toMatchObject([
      { task: 'accounts.hand_over', after: { effectiveOn, refusedLines: [2] } },
    ]);
    expect(await toldAbout(id)).toEqual([
      { kind: 'handover.refused', organization_id: organizationId, user_id: null },
      { kind: 'handover.refused', organization_id: prefecture.organizationId, user_id: prefecture.userId },
    ]);
    const less = await fieldsOf(admin, organizationId, `区分,ログインID\n停止,${leaving.loginId}`);
    const { organizationId: _, ...content } = less;
    const again = { ...content, id, version: '2', effectiveOn: '2027-04-02' };
    expect(code(await send(admin, 'users.change_handover', again))).toBe('done');
    expect(await row(id)).toMatchObject({ state: 'prepared', settled_at: null, outcome: null });
    setClock(new Date('2027-04-02T00:00:00+09:00'));
    await work();
    expect(await row(id)).toMatchObject({ state: 'applied' });
  });

  it('what was done by hand since is left out', async () => {
    const { admin, added, leaving, text, organizationId } = await town(prefecture);
    const id = await prepared(admin, organizationId, text);
    await owner().query('UPDATE users SET disabled_at = $2, version = 2 WHERE id = $1', [leaving.userId, march]);
    setClock(moment);
    await work();
    expect(await row(id)).toMatchObject({ state: 'applied' });
    expect(await auditAbout('handover.applied', id)).toMatchObject([{ after: { added: 1, changed: 1, disabled: 0 } }]);
    expect((await usersOf(organizationId)).map(({ login_id }) => login_id)).toContain(added);
  });

  it.each([
    ['is disabled', 'UPDATE users SET disabled_at = now() WHERE id = $1'],
    ['keeps users no more', "UPDATE user_roles SET role = 'staff' WHERE user_id = $1"],
    [
      'works elsewhere',
      `UPDATE users SET organization_id = (SELECT o.id FROM organizations o JOIN users u ON u.id = $1 AND o.id <> u.organization_id
       WHERE o.kind = 'municipality' LIMIT 1) WHERE id = $1`,
    ],
  ])('it is refused when who prepared it %s', async (_name, statement) => {
    const { admin, text, organizationId } = await town(prefecture);
    await createActor({ colleagueOf: admin, roles: ['system_administrator'] });
    const id = await prepared(admin, organizationId, text);
    await owner().query(statement, [admin.userId]);
    const users = await usersOf(organizationId);
    setClock(moment);
    await work();
    expect(await row(id)).toMatchObject({ state: 'refused', problem: 'accounts.keeperGone' });
    expect(await usersOf(organizationId)).toEqual(users);
    expect((await toldAbout(id))[0]).toMatchObject({ kind: 'handover.refused', organization_id: organizationId });
  });
});

describe('others', () => {
  it('a neighbour, the town’s staff and another prefecture neither see nor touch it', async () => {
    const { admin, leaving, text, organizationId } = await town(prefecture);
    const neighbour = (await town(prefecture)).admin;
    const far = await createActor({ kind: 'prefecture', roles: ['system_management'] });
    const id = await prepared(admin, organizationId, text);
    const fields = await fieldsOf(admin, organizationId, text);
    const { organizationId: _, ...content } = fields;
    for (const [other, denied] of [
      [neighbour, 'notFound'],
      [far, 'notFound'],
      [leaving, 'denied'],
    ] as const) {
      expect(await readAs(other, (db) => getPrepared(db, other, id))).toBeNull();
      expect(await readAs(other, (db) => listPrepared(db, organizationId))).toEqual([]);
      expect(await readAs(other, (db) => db.preparedHandover.count())).toBe(0);
      const ref = { id, version: '1' };
      expect(code(await send(other, 'users.prepare_handover', fields))).toBe(denied);
      expect(code(await send(other, 'users.change_handover', { ...content, ...ref }))).toBe(denied);
      expect(code(await send(other, 'users.withdraw_handover', ref))).toBe(denied);
      expect(code(await send(other, 'users.issue_passwords', { id }))).toBe(denied);
    }
    expect(await row(id)).toMatchObject({ state: 'prepared', version: 1 });
  });

  it('the prefecture prepares in the town’s place, and that is written down', async () => {
    const { admin, text, organizationId } = await town(prefecture);
    const id = await prepared(prefecture, organizationId, text);
    expect(await auditAbout('handover.prepared', id)).toMatchObject([{ acting_for_organization_id: organizationId }]);
    expect(await readAs(admin, (db) => getPrepared(db, admin, id))).toMatchObject({
      id,
      preparedName: prefecture.userName,
    });
  });
});
