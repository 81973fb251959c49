import 'server-only';
import { z } from 'zod';
import { nameFor, type Reader } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask, Db } from '@/lib/core/db';
import { failure, type Result, success } from '@/lib/core/errors';
import { Prisma } from '@/lib/core/generated/client';
import type { LineKind, PlaceKind } from '@/lib/core/generated/enums';
import type { Owner } from '../registration/queries';
import { type LineSummary, lineSummaryShape } from '../types';
import { endKinds, kindAbove } from './rules';

/**
 * Lines that the reader sees, those above before those below.
 * @param which of lines `l` with their owner `o`
 */
export const lineSummaries = (db: Ask, reader: Reader, which: Prisma.Sql): Promise<LineSummary[]> =>
  askRows(db, lineSummaryShape)(selectLines(reader, which));

/** The statement of `lineSummaries`, to be part of another. */
export const selectLines = (reader: Reader, which: Prisma.Sql): Prisma.Sql => Prisma.sql`
    SELECT l.id, l.code, l.kind, ${nameFor(reader, Prisma.sql`l`)} AS name, o.code AS "organizationCode",
      ${nameFor(reader, Prisma.sql`o`)} AS "organizationName", l.state, l.state_since AS "stateSince", l.cause, l.provider,
      l.capacity_mbps AS "capacityMbps", l.upper_place_id AS "upperPlaceId", l.lower_place_id AS "lowerPlaceId", l.parent_id AS "parentId"
    FROM lines l JOIN organizations o ON o.id = l.organization_id
    WHERE (l.valid_to IS NULL OR l.valid_to > (now() AT TIME ZONE 'Asia/Tokyo')::date) AND ${which} ORDER BY l.kind, l.code`;

interface WantedEnds {
  readonly upperPlaceCode: string | null;
  readonly lowerPlaceCode: string | null;
}

interface Ends {
  readonly upperPlaceId: string;
  readonly lowerPlaceId: string;
  /** The next line towards the center. */
  readonly parentId: string | null;
}

const idShape = z.object({ id: z.string() });

/** Where a new line runs: between the places that are named, or the offices of the tier above and of its owner. */
export async function endsFor(db: Db, owner: Owner, kind: LineKind, wanted: WantedEnds): Promise<Result<Ends>> {
  const find = async (code: string | null, placeKind: PlaceKind) => {
    const which =
      code === null
        ? Prisma.sql`kind = ${placeKind}::place_kind AND (kind IN ('national_center', 'consolidation_center')
            OR organization_id IN (${owner.id}::uuid, ${owner.parentId}::uuid))`
        : Prisma.sql`code = ${code}`;
    const [place] = await askRows(db, idShape)`SELECT id FROM places WHERE ${which} ORDER BY code LIMIT 1`;
    return place?.id;
  };
  const upperPlaceId = await find(wanted.upperPlaceCode, endKinds[kind].upper);
  if (upperPlaceId === undefined) return failure('network.placeMissing', 'upperPlaceCode');
  const lowerPlaceId = await find(wanted.lowerPlaceCode, endKinds[kind].lower);
  if (lowerPlaceId === undefined) return failure('network.placeMissing', 'lowerPlaceCode');
  const [above] = await askRows(db, idShape)`
    SELECT id FROM lines WHERE kind::text = ${kindAbove[kind]} AND valid_to IS NULL
      AND (kind = 'national' OR organization_id = ${owner.parentId}::uuid) ORDER BY code LIMIT 1`;
  return success({ upperPlaceId, lowerPlaceId, parentId: above?.id ?? null });
}
