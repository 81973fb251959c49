import { fillEmpty } from './empty';
import { buildOrganizations } from './organizations/build';
import { loadOrganizations } from './organizations/load';

/**
 * What every installation begins with: the national bodies, 47 prefectures and 1,741 municipalities, and nobody invented.
 * Returns how many there are; 0: there are organizations already, and nothing was touched.
 */
export async function seedCountry(databaseUrl: string): Promise<number> {
  const real = buildOrganizations().filter(({ kind }) => kind !== 'vendor');
  const filled = await fillEmpty(databaseUrl, async (client) => {
    await loadOrganizations(client, real);
  });
  return filled ? real.length : 0;
}
