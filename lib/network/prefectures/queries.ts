import 'server-only';
import { nameFor, type Reader } from '@/lib/access/names';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { lineSummaries } from '../lines/queries';
import { nodeSummaries } from '../nodes/queries';
import type { PrefecturalNetworkVersion, PrefectureOverview } from '../types';

/** A prefecture with its server, gear, lines and towns, as far as the reader sees them; null = there is no such prefecture. */
export async function readPrefecture(db: Ask, reader: Reader, code: string): Promise<PrefectureOverview | null> {
  const [prefecture] = await db.$queryRaw<{ id: string; code: string; name: string }[]>`
    SELECT o.id, o.code, ${nameFor(reader, Prisma.sql`o`)} AS name FROM organizations o WHERE o.code = ${code} AND o.kind = 'prefecture'`;
  if (!prefecture) return null;
  const own = Prisma.sql`o.id = ${prefecture.id}::uuid`;
  const below = Prisma.sql`o.parent_id = ${prefecture.id}::uuid`;
  const nodes = await nodeSummaries(db, reader, own);
  const lines = await lineSummaries(db, reader, own);
  const townNodes = await nodeSummaries(db, reader, below);
  const townLines = await lineSummaries(db, reader, below);
  const networks = await listNetworks(db, prefecture.id);
  return { organizationId: prefecture.id, code, name: prefecture.name, nodes, lines, townNodes, townLines, networks };
}

/** What a prefecture's network was and will be, newest first. */
export function listNetworks(db: Ask, organizationId: string): Promise<PrefecturalNetworkVersion[]> {
  return db.$queryRaw<PrefecturalNetworkVersion[]>`
    SELECT sequence, valid_from::text AS "validFrom", kind, provider, capacity_mbps AS "capacityMbps", note
    FROM prefectural_networks WHERE organization_id = ${organizationId}::uuid ORDER BY sequence DESC`;
}
