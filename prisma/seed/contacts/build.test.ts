import { expect, it } from 'vitest';
import { buildOrganizations } from '../organizations/build';
import { buildContacts } from './build';

const organizations = buildOrganizations();
const contacts = buildContacts(organizations);

it('give every organization an ordinary and an emergency contact', () => {
  for (const kind of ['ordinary', 'emergency']) {
    const owners = new Set(contacts.filter((c) => c.kind === kind).map((c) => c.organizationId));
    expect(owners.size, kind).toBe(organizations.length);
  }
});

it('say the numbers that the source gives for the operator, and that they are the source’s', () => {
  const said = contacts.filter(({ note }) => note.includes('平成29年の資料（4月14日時点）'));
  expect(said.map(({ phone, opens, closes }) => [phone, opens, closes])).toEqual([
    ['0570-00-1515', '00:00', '24:00'],
    ['050-3786-7382', '08:00', '21:00'],
  ]);
  const operator = organizations.find(({ kind }) => kind === 'operator');
  expect(said.map(({ organizationId }) => organizationId)).toEqual([operator?.id, operator?.id]);
});

it('can be called by nobody otherwise', () => {
  for (const { phone, fax, email, note } of contacts) {
    if (!note.includes('平成29年の資料（4月14日時点）')) expect(phone).toMatch(/^0\d{1,3}-000-\d{4}$/);
    expect(fax).toMatch(/^(0\d{1,3}-000-\d{4})?$/);
    expect(email).toMatch(/\.lg\.example$/);
  }
});

it('are told apart', () => {
  expect(new Set(contacts.map((c) => c.id)).size).toBe(contacts.length);
});
