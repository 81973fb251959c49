import 'server-only';
import { z } from 'zod';
import { nameFor, type Reader } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import type { OrganizationId } from '@/lib/core/ids';
import { placePageSize } from '../constants';
import { type LineSummary, lineSummaryShape, placeSummaryShape } from '../types';
import type { PlaceFilter } from './schema';

export const placeRowShape = placeSummaryShape.extend({
  organizationName: z.string(),
  /** Nodes that stand there, as far as the reader sees them. */
  nodes: z.number(),
});
export type PlaceRow = z.infer<typeof placeRowShape>;

const places = (db: Ask, reader: Reader, which: Prisma.Sql, page: Prisma.Sql) => askRows(db, placeRowShape)`
  SELECT p.id, p.code, p.kind, ${nameFor(reader, Prisma.sql`p`)} AS name, p.state, p.state_since AS "stateSince",
    ${nameFor(reader, Prisma.sql`o`)} AS "organizationName",
    (SELECT count(*)::int FROM nodes n WHERE n.place_id = p.id AND n.valid_to IS NULL) AS nodes
  FROM places p JOIN organizations o ON o.id = p.organization_id WHERE ${which} ORDER BY p.kind, p.code ${page}`;

/** A page of the places that the reader sees, and whether there are more. */
export async function listPlaces(db: Ask, reader: Reader, { organization, page }: PlaceFilter) {
  const which =
    organization === undefined
      ? Prisma.sql`true`
      : Prisma.sql`(o.code = ${organization} OR o.parent_id = (SELECT u.id FROM organizations u WHERE u.code = ${organization}))`;
  const rows = await places(
    db,
    reader,
    which,
    Prisma.sql`LIMIT ${placePageSize + 1} OFFSET ${(page - 1) * placePageSize}`,
  );
  return { rows: rows.slice(0, placePageSize), more: rows.length > placePageSize };
}

const listPositionsShape = lineSummaryShape.pick({ id: true, name: true });

/** Where a node of this owner can stand, and the lines that it can stand behind: its own, and those that the tiers share. */
export async function listPositions(
  db: Ask,
  reader: Reader,
  organizationId: OrganizationId,
): Promise<{ readonly places: readonly PlaceRow[]; readonly lines: readonly Pick<LineSummary, 'id' | 'name'>[] }> {
  const own = Prisma.sql`${organizationId}::uuid`;
  const lines = await askRows(db, listPositionsShape)`
    SELECT l.id, ${nameFor(reader, Prisma.sql`l`)} AS name FROM lines l
    WHERE l.valid_to IS NULL AND (l.organization_id = ${own} OR l.kind = 'national') ORDER BY l.kind, l.code`;
  const shared = Prisma.sql`(p.organization_id = ${own} OR p.kind = 'consolidation_center')`;
  return { places: await places(db, reader, shared, Prisma.sql``), lines };
}
