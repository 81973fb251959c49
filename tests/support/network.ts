import { loadNetwork } from '@/prisma/seed/network/load';
import { buildOrganizations } from '@/prisma/seed/organizations/build';
import { loadCountry } from './country';
import { owner } from './database';

/** The country of `loadCountry` with its network: Niigata's and Nagano's nodes and lines. */
export async function loadNetworkOfCountry(): Promise<void> {
  await loadCountry();
  const client = await owner().connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query<{ id: string }>('SELECT id FROM organizations');
    const known = new Set(rows.map(({ id }) => id));
    await loadNetwork(
      client,
      buildOrganizations().filter(({ id }) => known.has(id)),
    );
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

/** Puts a node or line into a state, as the judge does. */
export async function putInto(table: 'nodes' | 'lines', code: string, state: string): Promise<void> {
  await owner().query(`UPDATE ${table} SET state = $1, state_since = now() WHERE code = $2`, [state, code]);
}
