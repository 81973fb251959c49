import iconv from 'iconv-lite';
import readExcelFile from 'read-excel-file/node';
import { afterEach, beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { targetFindersOf } from '@/lib/access/domain-server';
import { auditExport } from '@/lib/audit/exports/queries';
import { recordAudit } from '@/lib/audit/mutations';
import { getAuditEntry, listAuditEntries } from '@/lib/audit/queries';
import { readAuditSigns } from '@/lib/audit/recent/queries';
import { type AuditFilter, auditFilterSchema } from '@/lib/audit/schema';
import { sealPending } from '@/lib/audit/tasks';
import { refusedAddress } from '@/lib/audit/viewer/rules';
import { setClock } from '@/lib/core/clock';
import { readAs, withActor } from '@/lib/core/db';
import { domainServers } from '@/lib/generated/domain-servers';
import { createActor } from '@/tests/support/actors';

let town: Actor;
let prefecture: Actor;
let other: Actor;
let auditor: Actor;

beforeAll(async () => {
  prefecture = await createActor();
  town = await createActor({ kind: 'municipality', parent: prefecture });
  other = await createActor();
  auditor = await createActor({ kind: 'center', roles: ['auditor'] });
  const at = async (instant: string, who: Actor, event: `${string}.${string}`, targetId: string, more: object = {}) => {
    setClock(new Date(instant));
    await withActor(who, (db) => recordAudit(db, who, { event, targetType: 'user', targetId, ...more }));
  };
  await at('2026-11-18T14:59:59Z', town, 'user.created', town.userId, { after: { name: '辻\u{E0100}' } });
  await at('2026-11-18T15:00:00Z', town, 'user.changed', town.userId);
  await at('2026-11-19T14:59:59Z', prefecture, 'user.changed', town.userId, {
    actingForOrganizationId: town.organizationId,
    before: { organization: prefecture.organizationId, roles: ['staff'], nested: { a: 1 } },
    after: { organization: town.organizationId, roles: ['staff', 'auditor'], nested: { a: 1 } },
  });
  await at('2026-11-20T00:00:00Z', other, 'user.changed', other.userId);
  setClock(undefined);
  await sealPending();
});
afterEach(() => setClock(undefined));

const find = targetFindersOf(Object.values(domainServers));
const everything = auditFilterSchema.parse({});
const list = (actor: Actor, filter: Partial<AuditFilter> = {}, page: { before?: string; limit?: number } = {}) =>
  readAs(actor, (db) => listAuditEntries(db, actor, { ...everything, ...filter }, { limit: 50, find, ...page }));
/** What stands above, whatever another test has written since. */
const above = { to: '2026-11-20' };
const events = async (...args: Parameters<typeof list>) =>
  (await list(...args)).map((entry) => `${entry.actorName} ${entry.event}`);

it('an organization sees what concerns it, newest first; the center’s auditor everything', async () => {
  expect(await events(town)).toEqual([
    `${prefecture.userName} user.changed`,
    `${town.userName} user.changed`,
    `${town.userName} user.created`,
  ]);
  expect(await events(other)).toEqual([`${other.userName} user.changed`]);
  expect(await events(auditor, above)).toHaveLength(4);
});

it('filters by event, person, target and period in Japanese days, both ends included', async () => {
  expect(await events(auditor, { event: 'user.created' })).toEqual([`${town.userName} user.created`]);
  expect(await events(auditor, { person: other.userName })).toEqual([`${other.userName} user.changed`]);
  expect(await events(auditor, { person: '%' })).toEqual([]);
  expect(await events(auditor, { target: other.userId })).toEqual([`${other.userName} user.changed`]);
  expect(await events(town, { target: town.loginId })).toEqual(await events(town));
  expect(await events(auditor, { from: '2026-11-19', to: '2026-11-19' })).toEqual([
    `${prefecture.userName} user.changed`,
    `${town.userName} user.changed`,
  ]);
});

it('pages along the ids without a gap', async () => {
  const first = await list(auditor, above, { limit: 3 });
  const rest = await list(auditor, above, { limit: 3, before: first.at(-1)?.id ?? '' });
  expect([...first, ...rest].map(({ id }) => id)).toEqual((await list(auditor, above)).map(({ id }) => id));
});

it('an entry shows before and after, names for ids, 代行 and its place in the chain; to strangers nothing', async () => {
  const id = (await list(town))[0]?.id ?? '';
  const entry = await readAs(town, (db) => getAuditEntry(db, town, id));
  expect(entry).toMatchObject({
    actingForName: town.organizationName,
    seq: 3n,
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    requestId: prefecture.requestId,
    changes: [
      { field: 'organization', changed: true },
      { field: 'roles', before: 'staff', after: 'staff, auditor', changed: true },
      { field: 'nested.a', changed: false },
    ],
  });
  expect(entry?.names.get(prefecture.organizationId)).toBe(prefecture.organizationName);
  expect(await readAs(other, (db) => getAuditEntry(db, other, id))).toBeNull();
});

it('exports exactly the filtered part that the actor sees', async () => {
  const response = await auditExport(town, { ...everything, event: 'user.changed' }, 'csv', find);
  const lines = (await response.text()).trimEnd().split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toBe(
    `3,2026-11-19 23:59:59,利用者を変更,利用者,${town.userId},${prefecture.userName},${prefecture.organizationName},${town.organizationName}`,
  );
  const cp932 = await auditExport(town, everything, 'csv-cp932', find);
  expect(iconv.decode(Buffer.from(await cp932.arrayBuffer()), 'windows-932')).toContain('利用者を登録');
});

it('exports every row as CSV; a workbook that does not hold them begins with saying so', async () => {
  const from = { ...everything, ...above };
  const all = (await (await auditExport(auditor, from, 'csv', find, 2)).text()).trimEnd().split('\r\n');
  expect([all.length, all[0]]).toEqual([5, expect.stringContaining('連番')]);
  const rowsOf = async (most: number) => {
    const bytes = await (await auditExport(auditor, from, 'xlsx', find, most)).arrayBuffer();
    const read = await readExcelFile(Buffer.from(bytes));
    return (Array.isArray(read[0]) ? read : (read[0] as unknown as { data: unknown[][] }).data) as unknown[][];
  };
  const cut = await rowsOf(2);
  expect([cut.length, cut[0]?.[0]]).toEqual([4, expect.stringContaining('はじめの2件')]);
  expect([(await rowsOf(4)).length, (await rowsOf(4))[0]?.[0]]).toEqual([5, '連番']);
});

it('the number of refused log-ins leads to a list of as many', async () => {
  const guessed = await createActor({ kind: 'municipality' });
  const hour = 3_600_000;
  const noon = Date.parse('2026-12-20T03:00:00Z');
  for (const ago of [25, 23, 3]) {
    setClock(new Date(noon - ago * hour));
    await withActor(guessed, (db) =>
      recordAudit(db, guessed, {
        event: 'session.refused',
        targetType: 'user',
        targetId: guessed.userId,
        organizationIds: [guessed.organizationId],
      }),
    );
  }
  setClock(new Date(noon));
  const filter = auditFilterSchema.parse(Object.fromEntries(new URL(refusedAddress, 'http://localhost').searchParams));
  for (const [reader, expected] of [
    [guessed, 2],
    [auditor, 2],
    [other, 0],
  ] as const) {
    expect((await readAs(reader, readAuditSigns)).refused).toBe(expected);
    expect(await list(reader, filter)).toHaveLength(expected);
  }
  const file = await (await auditExport(guessed, filter, 'csv', find)).text();
  expect(file.trimEnd().split('\r\n')).toHaveLength(1 + 2);
});
