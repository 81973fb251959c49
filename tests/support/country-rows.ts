import type { ClientBase } from 'pg';
import { buildContacts } from '@/prisma/seed/contacts/build';
import { loadContacts } from '@/prisma/seed/contacts/load';
import { buildOrganizations } from '@/prisma/seed/organizations/build';
import { loadOrganizations } from '@/prisma/seed/organizations/load';

/** See `loadCountry`; a file of its own, for only the first test file that wants a country has to build it. */
export async function fillCountry(client: ClientBase): Promise<void> {
  const organizations = buildOrganizations().filter(({ code }) => /^(15|20|[A-Z])/.test(code));
  await client.query('BEGIN');
  await loadOrganizations(client, organizations);
  await loadContacts(client, buildContacts(organizations));
  await client.query('COMMIT');
}
