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

it('can be called by nobody', () => {
  for (const { phone, fax, email } of contacts) {
    expect(phone).toMatch(/^0\d{1,3}-000-\d{4}$/);
    expect(fax).toMatch(/^(0\d{1,3}-000-\d{4})?$/);
    expect(email).toMatch(/\.lg\.example$/);
  }
});

it('are told apart', () => {
  expect(new Set(contacts.map((c) => c.id)).size).toBe(contacts.length);
});
