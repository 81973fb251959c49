import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { getUser, listAdministered, listUsers } from '@/lib/accounts/users/queries';
import { userFilterSchema } from '@/lib/accounts/users/schema';
import { readAs } from '@/lib/core/db';
import { createActor } from '@/tests/support/actors';
import { owner } from '@/tests/support/database';

let prefecture: Actor;
let admin: Actor;
let neighbour: Actor;
beforeAll(async () => {
  prefecture = await createActor({ kind: 'prefecture', roles: ['system_management'] });
  admin = await createActor({ kind: 'municipality', parent: prefecture, roles: ['system_management'] });
  neighbour = await createActor({ kind: 'municipality', parent: prefecture, roles: ['system_management'] });
});

describe('the list', () => {
  const filter = (values: object = {}) => userFilterSchema.parse(values);
  const namesOf = async (actor: Actor, values: object = {}) =>
    (await readAs(actor, (db) => listUsers(db, actor, filter(values)))).rows.map(({ loginId }) => loginId);

  it('shows a town its own, a prefecture its own or its towns’', async () => {
    const clerk = await createActor({ colleagueOf: admin, roles: ['counter_clerk'] });
    expect(await namesOf(admin, { organization: 'all' })).toContain(clerk.loginId);
    expect(await namesOf(admin, { organization: 'all' })).not.toContain(neighbour.loginId);
    expect(await namesOf(prefecture)).toEqual([prefecture.loginId]);
    const all = await namesOf(prefecture, { organization: 'all' });
    for (const { loginId } of [prefecture, admin, neighbour, clerk]) expect(all).toContain(loginId);
    expect(await namesOf(prefecture, { organization: neighbour.organizationCode })).toEqual([neighbour.loginId]);
    expect(await namesOf(admin, { organization: neighbour.organizationCode })).toEqual([]);
    expect(await readAs(neighbour, (db) => getUser(db, clerk.userId))).toBeNull();
    const towns = await readAs(prefecture, (db) => listAdministered(db, prefecture));
    expect(towns.map(({ id }) => id)).toEqual(
      expect.arrayContaining([prefecture.organizationId, admin.organizationId, neighbour.organizationId]),
    );
  });

  it('finds by name without its space or its variation selector, by hiragana, ID and role', async () => {
    const town = await createActor({ kind: 'municipality', parent: prefecture, roles: ['system_management'] });
    const found = await createActor({ colleagueOf: town, roles: ['staff'], email: 'find@town.example' });
    await owner().query("UPDATE users SET name = '葛󠄀城 𠮷男', kana = 'カツラギ ヨシオ' WHERE id = $1", [found.userId]);
    for (const q of [
      '葛城𠮷男',
      '葛󠄀城 𠮷男',
      'かつらぎよしお',
      'カツラギ',
      found.loginId.toUpperCase(),
      'find@town',
      '城 𠮷',
      '葛城　吉男',
      '吉男 葛城',
      'ｶﾂﾗｷﾞ',
    ]) {
      expect(await namesOf(town, { q }), q).toEqual([found.loginId]);
    }
    expect(await namesOf(town, { role: 'staff' })).toEqual([found.loginId]);
    for (const q of ['%', '_', "'", '存在しない']) expect(await namesOf(town, { q }), q).toEqual([]);
    expect(await namesOf(town, { state: 'disabled' })).toEqual([]);
  });
});
