import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { performAction } from '@/lib/access/requests/perform';
import { setClock } from '@/lib/core/clock';
import { readAs, withActor } from '@/lib/core/db';
import { cancelOrganizationChange, planOrganizationChange } from '@/lib/organizations/tree/mutations';
import { canPlanOrganizationChange } from '@/lib/organizations/tree/policy';
import { loadPendingChanges } from '@/lib/organizations/tree/queries';
import { type PlanChangeInput, planChangeSchema } from '@/lib/organizations/tree/schema';
import { auditOf, callOf, idOf, loadCountry, personOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';

let center: Actor;
let seiro: string;

beforeAll(async () => {
  await loadCountry();
  center = await personOf('JLIS');
  seiro = await idOf('153079');
});
beforeEach(() => setClock(new Date('2026-11-20T10:00:00+09:00')));
afterEach(async () => {
  setClock(undefined);
  await owner().query('DELETE FROM organization_changes');
});

const rename = (changes: Record<string, unknown> = {}): PlanChangeInput =>
  planChangeSchema.parse({
    kind: 'revise',
    effectiveOn: '2027-04-01',
    organizationId: seiro,
    version: '1',
    name: '聖籠市',
    ...changes,
  });

const plan = (actor: Actor, input: PlanChangeInput) =>
  withActor(actor, (db) => planOrganizationChange(db, actor, input));
const pendingCount = async () =>
  (await owner().query("SELECT count(*)::int AS n FROM organization_changes WHERE state = 'pending'")).rows[0].n;

describe('planning a change', () => {
  it('is written down, and the tree stays as it is', async () => {
    const result = await plan(center, rename({ reason: '告示第1号' }));
    expect(result.ok).toBe(true);
    const { rows } = await owner().query(
      'SELECT kind, state, effective_on::text, name, code, reason, created_by FROM organization_changes',
    );
    expect(rows).toEqual([
      {
        kind: 'revise',
        state: 'pending',
        effective_on: '2027-04-01',
        name: '聖籠市',
        code: null,
        reason: '告示第1号',
        created_by: center.userId,
      },
    ]);
    expect((await owner().query('SELECT name FROM organizations WHERE id = $1', [seiro])).rows).toEqual([
      { name: '聖籠町' },
    ]);
  });

  it('leaves an audit entry that the town and its prefecture may read', async () => {
    const planned = await plan(center, rename());
    const id = planned.ok && planned.value.id;
    const entries = (await auditOf('organization.change_planned')).filter((entry) => entry.target_id === id);
    expect(entries).toHaveLength(1);
    expect(entries[0]?.organization_ids).toEqual(expect.arrayContaining([seiro, await idOf('150002')]));
    expect(entries[0]?.after).toMatchObject({ kind: 'revise', effectiveOn: '2027-04-01' });
  });

  it.each<[string, Record<string, unknown>, string, string | undefined]>([
    ['for yesterday', { effectiveOn: '2026-11-19' }, 'organizations.dateTooEarly', 'effectiveOn'],
    ['to a wrong code', { code: '153070' }, 'organizations.codeInvalid', 'code'],
    ["to another town's code", { code: '154059' }, 'organizations.codeTaken', 'code'],
    ['that changes nothing', { name: '聖籠町' }, 'organizations.nothingChanged', undefined],
    ['from an old form', { version: '7' }, 'conflict', undefined],
    ['of nobody', { organizationId: '' }, 'required', 'organizationId'],
  ])('is refused %s, and nothing is written', async (_name, changes, code, field) => {
    const result = await plan(center, rename(changes));
    expect(result).toMatchObject({ ok: false, problems: [{ code, ...(field && { field }) }] });
    expect(await pendingCount()).toBe(0);
  });

  it('accepts full-width digits and katakana', async () => {
    const result = await plan(center, rename({ code: '１５２９０１', kana: 'セイロウシ' }));
    expect(result.ok).toBe(true);
    const { rows } = await owner().query('SELECT code, kana FROM organization_changes');
    expect(rows).toEqual([{ code: '152901', kana: 'せいろうし' }]);
  });

  it('lets one of two win who plan the same at once', async () => {
    const other = await personOf('JLIS');
    const results = await Promise.all([plan(center, rename()), plan(other, rename({ name: '新聖籠町' }))]);
    expect(results.filter((r) => r.ok)).toHaveLength(1);
    expect(results.find((r) => !r.ok)).toMatchObject({
      problems: [{ code: expect.stringMatching(/dateTooEarly|laterChangeDepends/) }],
    });
    expect(await pendingCount()).toBe(1);
  });
});

describe('who may', () => {
  it.each([
    ['JLIS', 'system_management', true],
    ['JLIS', 'call_center', false],
    ['JLIS', 'system_administrator', false],
    ['JLIS', 'auditor', false],
    ['SOUMU', 'system_management', false],
    ['150002', 'system_management', false],
    ['153079', 'system_management', false],
  ] as const)('%s, %s: %s', async (code, role, allowed) => {
    const actor = await personOf(code, [role]);
    const definition = {
      name: 'organization.plan_change',
      input: planChangeSchema,
      allow: canPlanOrganizationChange,
      run: (input: PlanChangeInput, { db }: { db: Parameters<typeof planOrganizationChange>[0] }) =>
        planOrganizationChange(db, actor, input),
    };
    const typed = { kind: 'revise', effectiveOn: '2027-04-01', organizationId: seiro, name: '聖籠市' };
    const result = await performAction(definition, callOf(actor, typed));
    expect(result.ok).toBe(allowed);
    if (!allowed) expect(result).toMatchObject({ problems: [{ code: 'denied' }] });
    expect(await pendingCount()).toBe(allowed ? 1 : 0);
  });

  it('the database refuses everybody but the center, whatever the code does', async () => {
    const town = await personOf('153079');
    await expect(plan(town, rename())).rejects.toThrow(/row-level security/);
    expect(await pendingCount()).toBe(0);
  });

  it('everybody sees what is planned', async () => {
    await plan(center, rename());
    const town = await personOf('154059', ['staff']);
    expect(await readAs(town, loadPendingChanges)).toMatchObject([{ kind: 'revise', organizationId: seiro }]);
  });
});

it.each([
  ['ja', '聖籠町'],
  ['en', 'Seiro-machi'],
] as const)('a refusal names the body in the language of whoever plans (%s)', async (locale, name) => {
  const input = planChangeSchema.parse({
    kind: 'close',
    effectiveOn: '2027-04-01',
    organizationId: seiro,
    version: '1',
  });
  expect(await plan({ ...center, locale }, input)).toMatchObject({
    problems: [{ code: 'organizations.kindMismatch', params: { name } }],
  });
});

describe('cancelling', () => {
  const cancel = (actor: Actor, id: string, version = 1) =>
    withActor(actor, (db) => cancelOrganizationChange(db, actor, { id, version }));

  it('takes a plan back, once', async () => {
    const planned = await plan(center, rename());
    const id = planned.ok ? planned.value.id : '';
    const before = (await auditOf('organization.change_cancelled')).length;
    expect(await cancel(center, id)).toMatchObject({ ok: true });
    expect(await cancel(center, id)).toMatchObject({ ok: false, problems: [{ code: 'conflict' }] });
    expect(await pendingCount()).toBe(0);
    expect(await auditOf('organization.change_cancelled')).toHaveLength(before + 1);
  });

  it('lets one of two win', async () => {
    const planned = await plan(center, rename());
    const id = planned.ok ? planned.value.id : '';
    const before = (await auditOf('organization.change_cancelled')).length;
    const results = await Promise.all([cancel(center, id), cancel(await personOf('JLIS'), id)]);
    expect(results.filter((r) => !r.ok)).toEqual([{ ok: false, problems: [{ code: 'conflict' }] }]);
    expect(await auditOf('organization.change_cancelled')).toHaveLength(before + 1);
    expect(await pendingCount()).toBe(0);
  });

  it('refuses an old version, an unknown plan, and one that another builds on', async () => {
    const move = await plan(center, rename({ code: '204994', parentId: await idOf('200000') }));
    const id = move.ok ? move.value.id : '';
    expect(await cancel(center, id, 9)).toMatchObject({ ok: false, problems: [{ code: 'conflict' }] });
    expect(await cancel(center, seiro)).toMatchObject({ ok: false, problems: [{ code: 'notFound' }] });
    await plan(center, rename({ effectiveOn: '2028-04-01', code: '204986' }));
    expect(await cancel(center, id)).toMatchObject({
      ok: false,
      problems: [{ code: 'organizations.laterChangeDepends', params: { date: '2028-04-01' } }],
    });
    expect(await pendingCount()).toBe(2);
  });
});
