import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { deriveIssuedPassword } from '@/lib/access/login/passwords';
import { type ActionDefinition, performAction } from '@/lib/access/requests/perform';
import { applyHandover, type HandedOver } from '@/lib/accounts/handover/mutations';
import { planFor } from '@/lib/accounts/handover/queries';
import { applySchema } from '@/lib/accounts/handover/schema';
import { canKeepUsers } from '@/lib/accounts/users/policy';
import { readAs } from '@/lib/core/db';
import type { Result } from '@/lib/core/errors';
import type { OrganizationId } from '@/lib/core/ids';
import { releaseTask } from '@/lib/tickets/constants';
import { createActor } from '@/tests/support/actors';
import { auditOf, callOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { askWith, giveLogin, logIn, opened, pendingOf, placeAt } from '@/tests/support/logins';
import { reactions } from '@/tests/support/reactions';

let prefecture: Actor;
beforeAll(async () => {
  prefecture = await createActor({ kind: 'prefecture', roles: ['system_management'] });
});

/** A town with its administrator and three others. */
async function town() {
  const admin = await createActor({ kind: 'municipality', parent: prefecture, roles: ['system_management'] });
  const [leaving, moving, idle] = await Promise.all(
    [1, 2, 3].map(() => createActor({ colleagueOf: admin, roles: ['staff'] })),
  );
  if (!leaving || !moving || !idle) throw new Error('nobody there');
  const added = `hanako-${admin.loginId}`;
  const text = [
    '区分,ログインID,氏名,フリガナ,メールアドレス,電話番号,役割',
    `追加,${added},髙橋 花子,タカハシ ハナコ,,025-000-1234,職員`,
    `停止,${leaving.loginId},,,,,`,
    `変更,${moving.loginId},新しい 氏名,,,,窓口職員`,
  ].join('\n');
  return { admin, leaving, moving, idle, added, text };
}

const plan = (actor: Actor, organizationId: OrganizationId, text: string) =>
  readAs(actor, async (db) => {
    const planned = await planFor(db, actor, { organizationId, text });
    if (!planned.ok) throw new Error(planned.problems[0]?.code);
    return planned.value.plan;
  });

const definition: ActionDefinition<typeof applySchema, HandedOver> = {
  name: 'users.apply_handover',
  input: applySchema,
  allow: canKeepUsers,
  run: (input, { actor, db, key }) => applyHandover(db, actor, input, key, reactions.userDisabled),
};
const apply = (actor: Actor, organizationId: string, text: string, fingerprint: string, key = randomUUID()) =>
  performAction(definition, { ...callOf(actor, { organizationId, text, fingerprint }), key });
const code = (result: Result<unknown>) => (result.ok ? 'done' : result.problems[0]?.code);
const row = async (id: string) => (await owner().query('SELECT * FROM users WHERE id = $1', [id])).rows[0];
const usersOf = async (id: string) =>
  (
    await owner().query(
      'SELECT login_id, name, disabled_at, version FROM users WHERE organization_id = $1 ORDER BY 1',
      [id],
    )
  ).rows;

describe('a hand-over', () => {
  it('does all that the preview showed, at once, and writes each down', async () => {
    const { admin, leaving, moving, idle, added, text } = await town();
    await giveLogin(leaving);
    const { token } = opened(await logIn(leaving.loginId, placeAt('192.0.2.50')));
    const { fingerprint, lines } = await plan(admin, admin.organizationId, text);
    expect(lines.flatMap(({ problems }) => problems)).toEqual([]);
    const key = randomUUID();
    const result = await apply(admin, admin.organizationId, text, fingerprint, key);
    expect(result).toEqual({ ok: true, value: { added: [{ loginId: added, name: '髙橋 花子' }], changed: 2 } });
    expect(await row(moving.userId)).toMatchObject({ name: '新しい 氏名', version: 2 });
    expect(await row(idle.userId)).toMatchObject({ name: idle.userName, version: 1 });
    expect((await row(leaving.userId)).disabled_at).not.toBeNull();
    const jobs = await owner().query('SELECT 1 FROM graphile_worker.jobs WHERE key = $1', [releaseTask]);
    expect(jobs.rows).toHaveLength(1);
    // Ended for good: who is let in again later logs in again.
    const ended = 'SELECT revoked_at IS NOT NULL AS ended FROM sessions WHERE user_id = $1';
    expect((await owner().query(ended, [leaving.userId])).rows).toEqual([{ ended: true }]);
    expect(await askWith(token)).toBeNull();
    const password = deriveIssuedPassword(key, added);
    expect(pendingOf(await logIn(added, placeAt('192.0.2.50'), password)).step).toBe('password');
    expect(await apply(admin, admin.organizationId, text, fingerprint, key)).toEqual(result);
    const whole = (await auditOf('users.handed_over')).filter(({ target_id }) => target_id === admin.organizationId);
    expect(whole).toMatchObject([{ after: { added: 1, changed: 1, disabled: 1, enabled: 0 } }]);
    const about = async (event: string, id: string) =>
      (await auditOf(event)).filter(({ target_id }) => target_id === id);
    expect(await about('user.disabled', leaving.userId)).toMatchObject([{ actor_user_id: admin.userId }]);
    expect(await about('user.changed', moving.userId)).toMatchObject([
      { actor_user_id: admin.userId, before: { name: moving.userName }, after: { name: '新しい 氏名' } },
    ]);
  });

  it('by the prefecture is written down as 代行', async () => {
    const { admin, text } = await town();
    const { fingerprint } = await plan(prefecture, admin.organizationId, text);
    expect(code(await apply(prefecture, admin.organizationId, text, fingerprint))).toBe('done');
    const [entry] = (await auditOf('users.handed_over')).filter(({ target_id }) => target_id === admin.organizationId);
    expect(entry).toMatchObject({ acting_for_organization_id: admin.organizationId });
  });

  it('does nothing at all when one line has a problem', async () => {
    const { admin, text } = await town();
    const before = await usersOf(admin.organizationId);
    const bad = `${text}\n停止,nobody-here,,,,,`;
    const { fingerprint, lines } = await plan(admin, admin.organizationId, bad);
    expect(lines.at(-1)?.problems).toEqual([{ code: 'notFound', column: 'loginId' }]);
    expect(code(await apply(admin, admin.organizationId, bad, fingerprint))).toBe('invalid');
    expect(await usersOf(admin.organizationId)).toEqual(before);
  });

  it('does nothing when somebody changed one of the users after the preview', async () => {
    const { admin, moving, text } = await town();
    const { fingerprint } = await plan(admin, admin.organizationId, text);
    await owner().query('UPDATE users SET version = 2 WHERE id = $1', [moving.userId]);
    const before = await usersOf(admin.organizationId);
    expect(code(await apply(admin, admin.organizationId, text, fingerprint))).toBe('conflict');
    expect(await usersOf(admin.organizationId)).toEqual(before);
  });

  it('does nothing with another file than the one that was previewed', async () => {
    const { admin, idle, text } = await town();
    const { fingerprint } = await plan(admin, admin.organizationId, text);
    const other = `${text}\n停止,${idle.loginId},,,,,`;
    expect(code(await apply(admin, admin.organizationId, other, fingerprint))).toBe('conflict');
  });

  it('sent by two people at once is done once', async () => {
    const { admin, text } = await town();
    const { fingerprint } = await plan(admin, admin.organizationId, text);
    const other = await createActor({ colleagueOf: admin, roles: ['system_management'] });
    const fresh = await plan(other, admin.organizationId, text);
    const results = await Promise.all([
      apply(admin, admin.organizationId, text, fingerprint),
      apply(other, admin.organizationId, text, fresh.fingerprint),
    ]);
    expect(results.map(code).sort()).toEqual(['conflict', 'done']);
  });

  it('sees that an ID is taken far away', async () => {
    const { admin } = await town();
    const text = `区分,ログインID,氏名,フリガナ,役割\n追加,${prefecture.loginId},名,カナ,職員`;
    const { lines } = await plan(admin, admin.organizationId, text);
    expect(lines[0]?.problems).toEqual([{ code: 'accounts.loginIdTaken', column: 'loginId' }]);
  });

  it('is not for a neighbour, nor for staff', async () => {
    const { admin, idle, text } = await town();
    const neighbour = (await town()).admin;
    const { fingerprint } = await plan(admin, admin.organizationId, text);
    const before = await usersOf(admin.organizationId);
    expect(code(await apply(neighbour, admin.organizationId, text, fingerprint))).toBe('notFound');
    expect(code(await apply(idle, admin.organizationId, text, fingerprint))).toBe('denied');
    expect(await usersOf(admin.organizationId)).toEqual(before);
  });

  it('of five hundred lines stays within seconds', async () => {
    const { admin } = await town();
    const lines = Array.from({ length: 500 }, (_, i) => `追加,m${i}-${admin.loginId},人${i},ヒト,,,職員`);
    const text = `区分,ログインID,氏名,フリガナ,メールアドレス,電話番号,役割\n${lines.join('\n')}`;
    const { fingerprint } = await plan(admin, admin.organizationId, text);
    expect(code(await apply(admin, admin.organizationId, text, fingerprint))).toBe('done');
    expect(await usersOf(admin.organizationId)).toHaveLength(504);
    const { rows } = await owner().query(
      `SELECT count(DISTINCT u.password_hash)::int AS passwords, count(r.role)::int AS roles,
         count(*) FILTER (WHERE u.name <> '人' || substr(split_part(u.login_id, '-', 1), 2))::int AS mixed
       FROM users u LEFT JOIN user_roles r ON r.user_id = u.id AND r.role = 'staff' WHERE u.login_id LIKE $1`,
      [`m%-${admin.loginId}`],
    );
    expect(rows).toEqual([{ passwords: 500, roles: 500, mixed: 0 }]);
  });
});
