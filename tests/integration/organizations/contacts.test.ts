import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { performAction } from '@/lib/access/requests/perform';
import { readAs, withActor } from '@/lib/core/db';
import type { OrganizationId } from '@/lib/core/ids';
import { createContact, editContact, removeContact } from '@/lib/organizations/contacts/mutations';
import { mayKeepContacts } from '@/lib/organizations/contacts/policy';
import { listContacts } from '@/lib/organizations/contacts/queries';
import { createContactSchema, editContactSchema } from '@/lib/organizations/contacts/schema';
import { auditOf, callOf, idOf, loadCountry, personOf } from '@/tests/support/country';
import { owner } from '@/tests/support/database';

let seiro: OrganizationId;
let admin: Actor;

beforeAll(async () => {
  await loadCountry();
  seiro = (await idOf('153079')) as OrganizationId;
  admin = await personOf('153079', ['system_administrator']);
});

const typed = {
  kind: 'ordinary',
  department: '総務課 情報管理係',
  phone: '０２５－０００－１２３４',
  weekdays: ['0', '1', '2', '3', '4'],
  opens: '8:30',
  closes: '１７：１５',
};
const create = (actor: Actor, changes: Record<string, unknown> = {}) =>
  withActor(actor, (db) =>
    createContact(db, actor, createContactSchema.parse({ organizationId: seiro, ...typed, ...changes })),
  );
const edit = (actor: Actor, id: string, changes: Record<string, unknown> = {}) =>
  withActor(actor, (db) => editContact(db, actor, editContactSchema.parse({ ...typed, id, version: '1', ...changes })));
const remove = (actor: Actor, id: string, version = 1) =>
  withActor(actor, (db) => removeContact(db, actor, { id, version }));
const created = async (actor = admin, changes: Record<string, unknown> = {}) => {
  const result = await create(actor, changes);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value.id;
};
const row = async (id: string) => (await owner().query('SELECT * FROM contacts WHERE id = $1', [id])).rows[0];
const entriesOf = async (event: string, id: string) => (await auditOf(event)).filter((entry) => entry.target_id === id);

describe('one’s own contacts', () => {
  it('are added, with full-width input made plain', async () => {
    const id = await created();
    expect(await row(id)).toMatchObject({
      ...{ organization_id: seiro, department: '総務課 情報管理係', phone: '025-000-1234', weekdays: 31 },
      ...{ opens: '08:30', closes: '17:15', on_holidays: false, updated_by_organization_id: seiro, version: 1 },
    });
    expect(await entriesOf('contact.created', id)).toMatchObject([
      { actor_user_id: admin.userId, acting_for_organization_id: null },
    ]);
  });

  it('are edited and removed, each with its states in the audit log', async () => {
    const id = await created();
    expect(await edit(admin, id, { department: '企画課' })).toMatchObject({ ok: true, value: { code: '153079' } });
    expect(await row(id)).toMatchObject({ department: '企画課', version: 2 });
    const [edited] = await entriesOf('contact.edited', id);
    expect(edited).toMatchObject({ before: { department: '総務課 情報管理係' }, after: { department: '企画課' } });
    expect(await remove(admin, id, 2)).toMatchObject({ ok: true });
    expect(await row(id)).toBeUndefined();
    expect(await entriesOf('contact.removed', id)).toMatchObject([{ before: { department: '企画課' } }]);
  });

  it('keep one of two edits made at once; the other is told', async () => {
    const id = await created();
    const results = await Promise.all([edit(admin, id, { note: 'い' }), edit(admin, id, { note: 'ろ' })]);
    expect(results.filter((r) => r.ok)).toHaveLength(1);
    expect(results.find((r) => !r.ok)).toMatchObject({ problems: [{ code: 'conflict' }] });
    expect(await entriesOf('contact.edited', id)).toHaveLength(1);
    expect(await remove(admin, id, 1)).toMatchObject({ ok: false, problems: [{ code: 'conflict' }] });
    expect(await row(id)).toMatchObject({ note: expect.stringMatching(/^[いろ]$/), version: 2 });
  });

  it.each<[string, Record<string, unknown>, string, string]>([
    ['closing before opening', { opens: '17:00', closes: '09:00' }, 'invalid', 'closes'],
    ['ending before it begins', { validFrom: '2027-04-01', validTo: '2027-04-01' }, 'invalid', 'validTo'],
  ])('are refused %s', async (_name, changes, code, field) => {
    expect(await create(admin, changes)).toMatchObject({ ok: false, problems: [{ code, field }] });
  });

  it.each<[string, Record<string, string | string[]>, string]>([
    ['without a department', { department: ' ' }, 'department'],
    ['without a day', { weekdays: [] }, 'weekdays'],
    ['with letters for a telephone number', { phone: '電話なし' }, 'phone'],
    ['with a time that does not exist', { closes: '25:00' }, 'closes'],
    ['with a date that does not exist', { validFrom: '2027-02-30' }, 'validFrom'],
    ['with an unknown kind', { kind: 'secret' }, 'kind'],
    ['with something for another table', { organization: 'x' }, 'organization'],
  ])('are refused %s, by the form', async (_name, changes, field) => {
    const definition = {
      ...{ name: 'contact.create', input: createContactSchema, allow: mayKeepContacts },
      run: () => Promise.reject(new Error('must not run')),
    };
    const result = await performAction(definition, callOf(admin, { organizationId: seiro, ...typed, ...changes }));
    expect(result).toMatchObject({ ok: false, problems: [{ field }] });
  });
});

describe('other people’s contacts', () => {
  it('a prefecture keeps those of its towns, marked 代行', async () => {
    const prefecture = await personOf('150002');
    const id = await created(prefecture);
    expect(await row(id)).toMatchObject({
      organization_id: seiro,
      updated_by_organization_id: prefecture.organizationId,
    });
    expect(await entriesOf('contact.created', id)).toMatchObject([{ acting_for_organization_id: seiro }]);
    const contacts = await readAs(admin, (db) => listContacts(db, admin, seiro));
    expect(contacts.find((contact) => contact.id === id)).toMatchObject({ enteredByName: '新潟県' });
  });

  it('the center keeps anybody’s', async () => {
    const id = await created(await personOf('JLIS'));
    expect(await row(id)).toMatchObject({ organization_id: seiro });
  });

  it.each([
    ['another town', '154059', 'system_administrator'],
    ['another prefecture', '200000', 'system_management'],
    ['the operator', 'SOUMU', 'system_management'],
    ['staff of the town itself', '153079', 'staff'],
    ['a clerk of the town itself', '153079', 'counter_clerk'],
    ['an auditor of the center', 'JLIS', 'auditor'],
  ] as const)('%s does not', async (_name, code, role) => {
    const actor = await personOf(code, [role]);
    const id = await created();
    expect(await create(actor)).toMatchObject({ ok: false, problems: [{ code: 'denied' }] });
    expect(await edit(actor, id, { note: 'x' })).toMatchObject({ ok: false, problems: [{ code: 'denied' }] });
    expect(await remove(actor, id)).toMatchObject({ ok: false, problems: [{ code: 'denied' }] });
    expect(await row(id)).toMatchObject({ note: '', version: 1 });
  });

  it('the database refuses another town, whatever the code does', async () => {
    const other = await personOf('154059', ['system_administrator']);
    const id = await created();
    await withActor(other, async (db) => {
      expect(await db.contact.updateMany({ where: { id }, data: { note: 'x' } })).toEqual({ count: 0 });
      expect(await db.contact.deleteMany({ where: { id } })).toEqual({ count: 0 });
    });
    const theft = withActor(other, (db) =>
      db.contact.updateMany({ where: { organizationId: other.organizationId }, data: { organizationId: seiro } }),
    );
    await expect(theft).rejects.toThrow(/row-level security/);
    expect(await row(id)).toMatchObject({ note: '' });
  });

  it('nobody adds one to a body that has ended', async () => {
    const center = await personOf('JLIS');
    const gone = await idOf('155811');
    await owner().query("UPDATE organizations SET valid_to = '2026-04-01', successor_id = $1 WHERE id = $2", [
      seiro,
      gone,
    ]);
    const result = await create(center, { organizationId: gone });
    await owner().query('UPDATE organizations SET valid_to = NULL, successor_id = NULL WHERE id = $1', [gone]);
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'organizations.ended' }] });
  });
});

describe('emergency contacts', () => {
  it.each([
    ['the town itself, its clerk too', '153079', 'counter_clerk', true],
    ['its prefecture', '150002', 'staff', true],
    ['the center', 'JLIS', 'call_center', true],
    ['the operator', 'SOUMU', 'staff', true],
    ['another town of the prefecture', '154059', 'system_administrator', false],
    ['another prefecture', '200000', 'system_administrator', false],
    ['a town elsewhere', '202011', 'system_administrator', false],
    ['a national body', 'NB0007', 'staff', false],
    ['a vendor', 'VD0001', 'staff', false],
  ] as const)('%s: %s (%s) sees them: %s', async (_name, code, role, sees) => {
    const actor = await personOf(code, [role]);
    const contacts = await readAs(actor, (db) => listContacts(db, actor, seiro));
    expect(contacts.some((contact) => contact.kind === 'emergency')).toBe(sees);
    expect(contacts.some((contact) => contact.kind === 'ordinary')).toBe(true);
  });

  it('are not found for editing by who does not see them', async () => {
    const other = await personOf('154059', ['system_administrator']);
    const id = await created(admin, { kind: 'emergency' });
    expect(await edit(other, id)).toMatchObject({ ok: false, problems: [{ code: 'notFound' }] });
    expect(await remove(other, id)).toMatchObject({ ok: false, problems: [{ code: 'notFound' }] });
  });
});
