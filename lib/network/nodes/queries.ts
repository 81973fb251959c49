import 'server-only';
import { nameFor, type Reader } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import type { OrganizationId } from '@/lib/core/ids';
import { type NodeSummary, nodeSummaryShape } from '../types';

/** Not retired. */
const present = Prisma.sql`(n.valid_to IS NULL OR n.valid_to > (now() AT TIME ZONE 'Asia/Tokyo')::date)`;

/**
 * Nodes that the reader sees, those above before those below.
 * @param which of nodes `n` with their owner `o`
 */
export const nodeSummaries = (
  db: Ask,
  reader: Reader,
  which: Prisma.Sql,
  page = Prisma.sql``,
): Promise<NodeSummary[]> => askRows(db, nodeSummaryShape)`${selectNodes(reader, which)} ${page}`;

/** The statement of `nodeSummaries`, to be part of another. */
export const selectNodes = (reader: Reader, which: Prisma.Sql): Prisma.Sql => Prisma.sql`
    SELECT n.id, n.code, n.kind, ${nameFor(reader, Prisma.sql`n`)} AS name, n.organization_id AS "organizationId", n.place_id AS "placeId",
      o.code AS "organizationCode", ${nameFor(reader, Prisma.sql`o`)} AS "organizationName", n.state,
      n.state_since AS "stateSince", n.cause, g.node_id IS NOT NULL AS enrolled, g.last_seen_at AS "lastSeenAt", g.operation,
      (SELECT count(*)::int FROM alarms a WHERE a.node_id = n.id AND a.resolved_at IS NULL) AS "openAlarms"
    FROM nodes n JOIN organizations o ON o.id = n.organization_id LEFT JOIN node_agents g ON g.node_id = n.id
    WHERE ${present} AND ${which} ORDER BY n.kind, n.code`;

/** The nodes of the reader's own organization: 'your CS: running, last seen 12 s ago'. */
export const listOwnNodes = (
  db: Ask,
  reader: Reader & { readonly organizationId: OrganizationId },
): Promise<NodeSummary[]> => nodeSummaries(db, reader, Prisma.sql`n.organization_id = ${reader.organizationId}::uuid`);
