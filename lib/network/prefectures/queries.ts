import 'server-only';
import { z } from 'zod';
import { nameFor, type Reader } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import { organizationId } from '@/lib/core/id-shapes';
import type { OrganizationId } from '@/lib/core/ids';
import { lineSummaries } from '../lines/queries';
import { nodeSummaries } from '../nodes/queries';
import { type PrefecturalNetworkVersion, type PrefectureOverview, prefecturalNetworkVersionShape } from '../types';

const readPrefectureShape = z.object({ id: organizationId, code: z.string(), name: z.string() });

/** A prefecture with its server, gear, lines and towns, as far as the reader sees them; null = there is no such prefecture. */
export async function readPrefecture(db: Ask, reader: Reader, code: string): Promise<PrefectureOverview | null> {
  const [prefecture] = await askRows(db, readPrefectureShape)`
    SELECT o.id, o.code, ${nameFor(reader, Prisma.sql`o`)} AS name FROM organizations o WHERE o.code = ${code} AND o.kind = 'prefecture'`;
  if (!prefecture) return null;
  const here = Prisma.sql`${prefecture.id}::uuid IN (o.id, o.parent_id)`;
  const nodes = await nodeSummaries(db, reader, here);
  const lines = await lineSummaries(db, reader, here);
  const networks = await listNetworks(db, prefecture.id);
  const own = ({ organizationCode }: { readonly organizationCode: string }) => organizationCode === code;
  return {
    ...{ organizationId: prefecture.id, code, name: prefecture.name, networks },
    ...{ nodes: nodes.filter(own), lines: lines.filter(own) },
    ...{ townNodes: nodes.filter((node) => !own(node)), townLines: lines.filter((line) => !own(line)) },
  };
}

/** What a prefecture's network was and will be, newest first. */
export function listNetworks(db: Ask, organizationId: OrganizationId): Promise<PrefecturalNetworkVersion[]> {
  return askRows(db, prefecturalNetworkVersionShape)`
    SELECT sequence, valid_from::text AS "validFrom", kind, provider, capacity_mbps AS "capacityMbps", note
    FROM prefectural_networks WHERE organization_id = ${organizationId}::uuid ORDER BY sequence DESC`;
}
