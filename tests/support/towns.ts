import type { ClientBase } from 'pg';
import { buildOrganizations } from '@/prisma/seed/organizations/build';
import { loadOrganizations } from '@/prisma/seed/organizations/load';
import { loadResidents } from '@/prisma/seed/residents/load';
import { startFrom } from './database';

/** The present of the registers. */
export const townsAt = new Date('2026-11-28T01:00:00Z');

async function fillTowns(client: ClientBase): Promise<void> {
  const organizations = buildOrganizations().filter(({ code }) => /^(15|[A-Z])/.test(code));
  await client.query('BEGIN');
  await loadOrganizations(client, organizations);
  await loadResidents(client, { at: townsAt, taxed: 300 });
  await client.query('COMMIT');
  await client.query('ANALYZE');
}

/** The three towns with their registers, as the cloud center has them; nobody works there yet. */
export const loadTowns = (): Promise<void> => startFrom('towns', fillTowns);

/** A resident of the story, the same in each town. */
export const story = {
  household: '10000001',
  daughter: '10000002',
  stopped: '10000006',
  supported: '10000007',
  unprintable: '10000009',
};
