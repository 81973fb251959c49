import 'server-only';
import { nameFor, type Reader } from '@/lib/access/names';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import type { LineSummary } from '../types';

/**
 * Lines that the reader sees, those above before those below.
 * @param which of lines `l` with their owner `o`
 */
export function lineSummaries(db: Ask, reader: Reader, which: Prisma.Sql): Promise<LineSummary[]> {
  return db.$queryRaw<LineSummary[]>`
    SELECT l.id, l.code, l.kind, ${nameFor(reader, Prisma.sql`l`)} AS name, o.code AS "organizationCode",
      ${nameFor(reader, Prisma.sql`o`)} AS "organizationName", l.state, l.state_since AS "stateSince", l.cause, l.provider,
      l.capacity_mbps AS "capacityMbps", l.upper_place_id AS "upperPlaceId", l.lower_place_id AS "lowerPlaceId", l.parent_id AS "parentId"
    FROM lines l JOIN organizations o ON o.id = l.organization_id
    WHERE (l.valid_to IS NULL OR l.valid_to > (now() AT TIME ZONE 'Asia/Tokyo')::date) AND ${which} ORDER BY l.kind, l.code`;
}
