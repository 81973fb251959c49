import pg from 'pg';
import { readSiteList, type SiteKeys } from '@/lib/continuity/sites/gateway';
import { centerOf, townsOf } from '@/lib/continuity/sites/rules';
import type { SiteEntry, SiteList } from '@/lib/continuity/sites/types';
import { PrimaryClient } from '@/lib/core/database/primary.mjs';
import { modeOf, type Site, type SiteMode } from '@/lib/core/site';

/** An installation of the towns' system, as its own program sees it. */
export interface SitePlace {
  readonly site: Site;
  readonly mode: SiteMode;
  /** `cloud`, `<code>/<role>`. */
  readonly name: string;
  readonly dataDir: string;
  readonly ownerUrl: string;
  readonly keys: SiteKeys;
  readonly list: SiteList | null;
  readonly center: SiteEntry | undefined;
  readonly towns: readonly string[];
}

/** An activation reports in the name of the server on which it stands. */
const nameOf = (site: Site): string => {
  if (site.kind !== 'town') return site.kind;
  return site.role === 'activation' ? `${site.host}/partner` : `${site.code}/${site.role}`;
};

export function placeOf(site: Site, dataDir: string, ownerUrl: string, keys: SiteKeys): SitePlace {
  const list = readSiteList(dataDir);
  if (list !== null && list.drill !== (process.env.RENKEI_DRILL === 'true'))
    throw new Error('a list of a drill and a live installation do not go together');
  const center = list === null ? undefined : centerOf(list);
  // A line of its own to the center: a proxy, or in a drill a relay that can be cut.
  const origin = process.env.RENKEI_CENTER_ORIGIN;
  return {
    site,
    mode: modeOf(site),
    name: nameOf(site),
    dataDir,
    ownerUrl,
    keys,
    list,
    center: center && origin ? { ...center, origin } : center,
    towns: list === null ? [] : townsOf(list),
  };
}

const pools = new Map<string, pg.Pool>();

/** Few connections, kept: the program looks at its database several times a second. */
function poolOf(ownerUrl: string): pg.Pool {
  const known = pools.get(ownerUrl);
  if (known !== undefined) return known;
  const pool = new pg.Pool({
    Client: PrimaryClient,
    connectionString: ownerUrl,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    max: 6,
    allowExitOnIdle: true,
  });
  // A connection that breaks while nobody uses it is replaced by the next.
  pool.on('error', () => {});
  pools.set(ownerUrl, pool);
  return pool;
}

/** Runs `work` on one connection of the owner. One on which it failed is not used again. */
export async function asOwner<T>(ownerUrl: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await poolOf(ownerUrl).connect();
  const ignore = () => {};
  client.on('error', ignore);
  let failed = true;
  try {
    const result = await work(client);
    failed = false;
    return result;
  } finally {
    client.off('error', ignore);
    client.release(failed);
  }
}

/** Runs `work` in one transaction of the role that sees all of continuity. */
export function asSystem<T>(ownerUrl: string, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  return asOwner(ownerUrl, async (client) => {
    await client.query('BEGIN');
    await client.query('SET LOCAL ROLE renkei_system');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  });
}
