import type pg from 'pg';
import { loadApplications } from './applications/load';
import { loadArticles } from './articles/load';
import { loadCampaigns } from './campaigns/load';
import { buildContacts } from './contacts/build';
import { loadContacts } from './contacts/load';
import { fillEmpty } from './empty';
import { loadIncidents } from './incidents/load';
import { loadKnowledge } from './knowledge/load';
import { loadNetwork } from './network/load';
import { buildOrganizations } from './organizations/build';
import { loadOrganizations } from './organizations/load';
import { loadProjects } from './projects/load';
import { loadStatistics } from './statistics/load';
import { seedTickets } from './tickets/seed';
import { loadTraining } from './training/load';
import { buildUsers } from './users/build';
import { loadUsers } from './users/load';

/** What a step wrote, for the progress line. */
export interface SeedStep {
  readonly name: string;
  readonly rows: number;
  readonly seconds: number;
}

export type Report = (step: SeedStep) => void;

export async function timed(name: string, report: Report, work: () => Promise<number>): Promise<void> {
  const start = performance.now();
  const rows = await work();
  report({ name, rows, seconds: (performance.now() - start) / 1000 });
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
  await timed('network', report, () => loadNetwork(client, organizations));
  await timed('users', report, () => loadUsers(client, users));
  await timed('articles', report, () => loadArticles(client, { organizations, users, at }));
  await timed('knowledge', report, () => loadKnowledge(client, { users, at }));
  await timed('applications', report, () => loadApplications(client, { organizations, users, at }));
  await timed('incidents', report, () => loadIncidents(client, { organizations, users, at }));
  await timed('statistics', report, () => loadStatistics(client, at));
  await timed('campaigns', report, () => loadCampaigns(client, { organizations, at }));
  await timed('projects', report, () => loadProjects(client, { organizations, users, at }));
  await timed('training', report, () => loadTraining(client, { organizations, users, at }));
  await timed('tickets', report, () => seedTickets(client, { organizations, users, at, count: tickets }));
}

/**
 * Fills an empty, migrated database with the demonstration, in one transaction: all of it or nothing.
 * `false`: there are organizations already, and nothing was touched.
 */
export const seedDemonstration = (
  databaseUrl: string,
  report: Report,
  demonstration: Demonstration,
): Promise<boolean> => fillEmpty(databaseUrl, (client) => load(client, report, demonstration));
