import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import type { OrganizationEnded } from '@/lib/access/domain-server';
import { setClock } from '@/lib/core/clock';
import { readAs, withActor } from '@/lib/core/db';
import { findByFormerCode, getOrganizationByCode } from '@/lib/organizations/detail/queries';
import { listOrganizations } from '@/lib/organizations/queries';
import { listFilterSchema } from '@/lib/organizations/schema';
import { applyDueOrganizationChanges } from '@/lib/organizations/tasks';
import { planOrganizationChange } from '@/lib/organizations/tree/mutations';
import { planChangeSchema } from '@/lib/organizations/tree/schema';
import { auditOf, idOf, loadCountry, personOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';
import { reactions } from '@/tests/support/reactions';

const noteIn =
  (noted: (string | null)[][]): OrganizationEnded =>
  async (_db, { from, to }) => {
    noted.push([from, to]);
    return {};
  };

const tables =
  'organization_versions, organization_codes, organization_change_members, organization_changes, contacts, users, organizations';
let center: Actor;

beforeEach(async () => {
  setClock(new Date('2026-11-20T10:00:00+09:00'));
  await owner().query(`TRUNCATE ${tables} CASCADE`);
  await loadCountry();
  center = await personOf('JLIS');
});
afterEach(() => setClock(undefined));

async function plan(input: Record<string, unknown>): Promise<string> {
  const result = await withActor(center, (db) => planOrganizationChange(db, center, planChangeSchema.parse(input)));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value.id;
}

const one = async (sql: string, ...values: unknown[]) => (await owner().query(sql, values)).rows[0];
const find = (q: string) => readAs(center, (db) => listOrganizations(db, listFilterSchema.parse({ q })));
const newCity = { newKind: 'municipality', code: '152901', name: '北越市', kana: 'ほくえつし' };

async function sessionOf(actor: Actor): Promise<void> {
  await owner().query(
    "INSERT INTO sessions (id, user_id, token_hash, expires_at) VALUES ($1, $2, $3, now() + interval '1 hour')",
    [actor.sessionId, actor.userId, actor.sessionId],
  );
}

describe('before and on the day', () => {
  it('a renaming waits for its date in Japan, then holds, and history keeps the old name', async () => {
    await plan({
      kind: 'revise',
      effectiveOn: '2027-04-01',
      organizationId: await idOf('153079'),
      name: '聖籠市',
      kana: 'せいろうし',
      nameEn: 'Seiro-shi',
      code: '152901',
    });
    expect(await applyDueOrganizationChanges('2027-03-31', reactions.organizationEnded)).toBe(0);
    expect(await one("SELECT name FROM organizations WHERE code = '153079'")).toEqual({ name: '聖籠町' });
    setClock(new Date('2027-04-01T00:00:10+09:00'));
    expect(await applyDueOrganizationChanges(undefined, reactions.organizationEnded)).toBe(1);
    expect(await applyDueOrganizationChanges(undefined, reactions.organizationEnded)).toBe(0);

    const detail = await readAs(center, (db) => getOrganizationByCode(db, center, '152901'));
    expect(detail).toMatchObject({
      name: '聖籠市',
      kana: 'せいろうし',
      nameEn: 'Seiro-shi',
      version: 2,
      endedOn: null,
    });
    expect(detail?.versions).toMatchObject([
      { sequence: 1, code: '153079', name: '聖籠町', validFrom: null, validTo: '2027-04-01' },
      { sequence: 2, code: '152901', name: '聖籠市', validFrom: '2027-04-01', validTo: null },
    ]);
  });

  it('the old code leads to the new one, and the old name finds it', async () => {
    await plan({
      kind: 'revise',
      effectiveOn: '2027-04-01',
      organizationId: await idOf('153079'),
      name: '北越市',
      kana: 'ほくえつし',
      code: '152901',
    });
    await applyDueOrganizationChanges('2027-04-01', reactions.organizationEnded);
    expect(await readAs(center, (db) => getOrganizationByCode(db, center, '153079'))).toBeNull();
    expect(await readAs(center, (db) => findByFormerCode(db, '153079'))).toBe('152901');
    for (const typed of ['聖篭', 'セイロウ', '153079', '北越', 'ﾎｸｴﾂ'])
      expect(
        (await find(typed)).rows.map((r) => r.code),
        typed,
      ).toContain('152901');
  });

  it('a worker that was down on the day applies it later, with the date that was planned', async () => {
    await plan({ kind: 'revise', effectiveOn: '2027-04-01', organizationId: await idOf('153079'), name: '聖籠市' });
    await applyDueOrganizationChanges('2027-04-20', reactions.organizationEnded);
    expect(await one("SELECT valid_from::text FROM organization_versions WHERE name = '聖籠市'")).toEqual({
      valid_from: '2027-04-01',
    });
  });

  it('two workers apply it once', async () => {
    await plan({ kind: 'revise', effectiveOn: '2027-04-01', organizationId: await idOf('153079'), name: '聖籠市' });
    const counts = await Promise.all(
      [1, 2, 3].map(() => applyDueOrganizationChanges('2027-04-01', reactions.organizationEnded)),
    );
    expect(counts.reduce((a, b) => a + b)).toBe(1);
    expect(await one("SELECT count(*)::int AS n FROM organization_versions WHERE name = '聖籠市'")).toEqual({ n: 1 });
  });

  it('a renamed prefecture is found in the names of its towns', async () => {
    await plan({
      kind: 'revise',
      effectiveOn: '2027-04-01',
      organizationId: await idOf('150002'),
      name: '越後県',
      kana: 'えちごけん',
    });
    await applyDueOrganizationChanges('2027-04-01', reactions.organizationEnded);
    expect((await find('越後県聖籠')).rows.map((r) => r.code)).toEqual(['153079']);
  });
});

describe('a merger into a new city', () => {
  it('ends the towns, moves people, contacts and log-ins, and keeps their roles', async () => {
    const [seiro, seki] = [await idOf('153079'), await idOf('155811')];
    const [clerk, staff] = [
      await personOf('153079', ['counter_clerk']),
      await personOf('155811', ['staff', 'auditor']),
    ];
    await sessionOf(clerk);
    const id = await plan({
      ...newCity,
      kind: 'merge',
      effectiveOn: '2027-04-01',
      parentId: await idOf('150002'),
      memberIds: [seiro, seki],
    });
    const inherited: (string | null)[][] = [];
    await applyDueOrganizationChanges('2027-04-01', [...reactions.organizationEnded, noteIn(inherited)]);

    expect(
      await one('SELECT code, name, name_en, valid_from::text, path FROM organizations WHERE id = $1', id),
    ).toEqual({
      ...{ code: '152901', name: '北越市', name_en: 'Hokuetsu-shi', valid_from: '2027-04-01' },
      path: `${await idOf('150002')}/${id}`,
    });
    for (const town of [seiro, seki]) {
      expect(await one('SELECT valid_to::text, successor_id FROM organizations WHERE id = $1', town)).toEqual({
        valid_to: '2027-04-01',
        successor_id: id,
      });
    }
    expect(await one('SELECT organization_id, version FROM users WHERE id = $1', clerk.userId)).toEqual({
      organization_id: id,
      version: 2,
    });
    expect(
      (await owner().query('SELECT role FROM user_roles WHERE user_id = $1 ORDER BY 1', [staff.userId])).rows,
    ).toEqual([{ role: 'staff' }, { role: 'auditor' }]);
    expect(await one('SELECT revoked_at, end_reason FROM sessions WHERE id = $1', clerk.sessionId)).toEqual({
      revoked_at: expect.any(Date),
      end_reason: 'organization_changed',
    });
    expect(inherited).toEqual(
      expect.arrayContaining([
        [seiro, id],
        [seki, id],
      ]),
    );
    const contacts = await owner().query('SELECT former_organization_id FROM contacts WHERE organization_id = $1', [
      id,
    ]);
    expect(new Set(contacts.rows.map((r) => r.former_organization_id))).toEqual(new Set([seiro, seki]));
    expect(contacts.rows).toHaveLength(4);
  });

  it('leaves one audit entry that says what moved', async () => {
    const clerk = await personOf('153079', ['counter_clerk']);
    const id = await plan({
      kind: 'merge',
      effectiveOn: '2027-04-01',
      organizationId: await idOf('155811'),
      version: 1,
      memberIds: [await idOf('153079')],
    });
    await applyDueOrganizationChanges('2027-04-01', reactions.organizationEnded);
    const entries = (await auditOf('organization.change_applied')).filter((entry) => entry.target_id === id);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      task: 'organizations.apply_changes',
      after: { users: [clerk.userId], contacts: 2 },
    });
  });

  it('a second merger carries the first along', async () => {
    const [seiro, izumo, seki] = [await idOf('153079'), await idOf('154059'), await idOf('155811')];
    await plan({ kind: 'merge', effectiveOn: '2027-04-01', organizationId: izumo, memberIds: [seiro] });
    await plan({ kind: 'merge', effectiveOn: '2028-04-01', organizationId: seki, memberIds: [izumo] });
    expect(await applyDueOrganizationChanges('2028-04-01', reactions.organizationEnded)).toBe(2);
    const rows = await owner().query('SELECT id FROM organizations WHERE successor_id = $1', [seki]);
    expect(new Set(rows.rows.map((r) => r.id))).toEqual(new Set([seiro, izumo]));
    const detail = await readAs(center, (db) => getOrganizationByCode(db, center, '153079'));
    expect(detail).toMatchObject({ endedOn: '2027-04-01', successor: { code: '155811' } });
  });

  it('keeps the ended town out of plain lists and shows it to a search', async () => {
    await plan({
      kind: 'merge',
      effectiveOn: '2027-04-01',
      organizationId: await idOf('155811'),
      memberIds: [await idOf('153079')],
    });
    await applyDueOrganizationChanges('2027-04-01', reactions.organizationEnded);
    const plain = await readAs(center, (db) => listOrganizations(db, listFilterSchema.parse({ prefecture: '150002' })));
    expect(plain.rows.map((r) => r.code)).not.toContain('153079');
    expect(plain.total).toBe(30);
    expect((await find('聖籠')).rows).toMatchObject([
      { code: '153079', endedOn: '2027-04-01', successor: { code: '155811' } },
    ]);
  });
});

it('a vendor that closes takes its log-ins and contacts with it', async () => {
  const worker = await personOf('VD0003', ['staff']);
  await sessionOf(worker);
  await plan({ kind: 'close', effectiveOn: '2026-12-01', organizationId: await idOf('VD0003') });
  const ended: (string | null)[][] = [];
  await applyDueOrganizationChanges('2026-12-01', [...reactions.organizationEnded, noteIn(ended)]);
  expect(ended).toEqual([[await idOf('VD0003'), null]]);
  expect(await one('SELECT disabled_at FROM users WHERE id = $1', worker.userId)).toEqual({
    disabled_at: expect.any(Date),
  });
  expect(await one('SELECT revoked_at FROM sessions WHERE id = $1', worker.sessionId)).toEqual({
    revoked_at: expect.any(Date),
  });
  const contacts = await owner().query('SELECT DISTINCT valid_to::text FROM contacts WHERE organization_id = $1', [
    await idOf('VD0003'),
  ]);
  expect(contacts.rows).toEqual([{ valid_to: '2026-12-01' }]);
});

it('a change that no longer fits is marked with its reason, and the next one still applies', async () => {
  const id = await plan({
    kind: 'revise',
    effectiveOn: '2027-04-01',
    organizationId: await idOf('153079'),
    code: '152901',
  });
  const next = await plan({
    kind: 'revise',
    effectiveOn: '2027-05-01',
    organizationId: await idOf('154059'),
    name: '良寛町',
  });
  // Somebody at the database gave the code away meanwhile.
  await owner().query("INSERT INTO organization_codes VALUES ('152901', $1)", [await idOf('155811')]);
  expect(await applyDueOrganizationChanges('2027-05-01', reactions.organizationEnded)).toBe(2);
  expect(await one('SELECT state, problem FROM organization_changes WHERE id = $1', id)).toEqual({
    state: 'failed',
    problem: 'organizations.codeTaken',
  });
  expect(await one('SELECT state, problem FROM organization_changes WHERE id = $1', next)).toEqual({
    state: 'applied',
    problem: null,
  });
  const failed = (await auditOf('organization.change_failed')).filter(({ target_id }) => target_id === id);
  expect(failed).toMatchObject([
    { task: 'organizations.apply_changes', after: { problem: { code: 'organizations.codeTaken', field: 'code' } } },
  ]);
});

it('the successor of a body acts for it, nobody else does', async () => {
  const seiro = await idOf('153079');
  await plan({ kind: 'merge', effectiveOn: '2027-04-01', organizationId: await idOf('155811'), memberIds: [seiro] });
  await applyDueOrganizationChanges('2027-04-01', reactions.organizationEnded);
  const actsFor = async (code: string) => {
    const actor = await personOf(code, ['staff']);
    const [row] = await readAs(
      actor,
      (db) => db.$queryRaw<{ yes: boolean }[]>`SELECT renkei.acts_for(${seiro}::uuid) AS yes`,
    );
    return row?.yes;
  };
  expect(await actsFor('155811')).toBe(true);
  expect(await actsFor('154059')).toBe(false);
  expect(await actsFor('150002')).toBe(false);
});
