import pg from 'pg';
import { buildContacts } from './contacts/build';
import { loadContacts } from './contacts/load';
import { buildOrganizations } from './organizations/build';
import { loadOrganizations } from './organizations/load';
import { seedTickets } from './tickets/seed';
import { buildUsers } from './users/build';
import { loadUsers } from './users/load';

/** What a step wrote, for the progress line. */
export interface SeedStep {
  readonly name: string;
  readonly rows: number;
  readonly seconds: number;
}

type Report = (step: SeedStep) => void;

async function timed(name: string, report: Report, work: () => Promise<number>): Promise<void> {
  const start = performance.now();
  const rows = await work();
  report({ name, rows, seconds: (performance.now() - start) / 1000 });
}

/** An owner that cannot bypass row-level security writes through the policies that are open to `renkei_system`. */
async function enterSystemRole(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query(
    'SELECT rolsuper OR rolbypassrls AS bypasses FROM pg_roles WHERE rolname = current_user',
  );
  if (rows[0]?.bypasses === true) return;
  await client.query('GRANT renkei_system TO CURRENT_USER');
  await client.query('SET LOCAL ROLE renkei_system');
}

/** What to fill in: `at` is the present of the demonstration, and the same one gives the same data. */
export interface Demonstration {
  readonly at: Date;
  readonly tickets: number;
}

async function load(client: pg.ClientBase, report: Report, { at, tickets }: Demonstration): Promise<void> {
  const organizations = buildOrganizations();
  const users = buildUsers(organizations);
  await timed('organizations', report, () => loadOrganizations(client, organizations));
  await timed('contacts', report, () => loadContacts(client, buildContacts(organizations)));
  await timed('users', report, () => loadUsers(client, users));
  await timed('tickets', report, () => seedTickets(client, { organizations, users, at, count: tickets }));
}

/**
 * Fills an empty, migrated database with the demonstration, in one transaction: all of it or nothing.
 * `false`: there are organizations already, and nothing was touched.
 */
export async function seedDemonstration(
  databaseUrl: string,
  report: Report,
  demonstration: Demonstration,
): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await enterSystemRole(client);
    await client.query("SELECT pg_advisory_xact_lock(hashtext('renkei seed'))");
    const { rows } = await client.query('SELECT EXISTS (SELECT FROM organizations) AS filled');
    if (rows[0]?.filled === true) return false;
    await load(client, report, demonstration);
    await client.query('COMMIT');
    await client.query('ANALYZE');
    return true;
  } finally {
    await client.end();
  }
}
