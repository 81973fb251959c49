import { type Report, timed } from './demonstration';
import { fillEmpty } from './empty';
import { buildOrganizations } from './organizations/build';
import { loadOrganizations } from './organizations/load';
import { loadResidents } from './residents/load';
import { seedTowns } from './residents/places';
import { buildUsers } from './users/build';
import { loadUsers } from './users/load';

/**
 * Fills an empty, migrated database with what the three towns' cloud center has: the country's bodies by their names, the towns' own
 * users and registers, and nothing of the national portal. `false`: there are organizations already, and nothing was touched.
 */
export const seedCloud = (databaseUrl: string, report: Report, at: Date): Promise<boolean> =>
  fillEmpty(databaseUrl, async (client) => {
    const organizations = buildOrganizations();
    const towns = new Set(
      organizations.filter(({ code }) => seedTowns.some((town) => town.code === code)).map(({ id }) => id),
    );
    const users = buildUsers(organizations).filter(({ organizationId }) => towns.has(organizationId));
    await timed('organizations', report, () => loadOrganizations(client, organizations));
    await timed('users', report, () => loadUsers(client, users));
    await timed('residents', report, () => loadResidents(client, { at }));
  });
