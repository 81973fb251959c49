import 'server-only';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import type { NodeId } from '@/lib/core/ids';
import { type CheckSummary, checkSummaryShape } from '../types';

/**
 * Checks with their present state and the limits in force.
 * @param which of checks `c`
 */
export function checkSummaries(db: Ask, which: Prisma.Sql): Promise<CheckSummary[]> {
  return askRows(db, checkSummaryShape)`
    SELECT c.id, c.kind, c.name, coalesce(r.code, '') AS "reporterCode", c.interval_seconds AS "intervalSeconds",
      coalesce(s.state, 'unknown') AS state, s.state_since AS "stateSince", coalesce(s.latest, 'unknown') AS latest,
      coalesce(s.flapping, false) AS flapping, s.value, coalesce(s.detail, '') AS detail, s.sampled_at AS "sampledAt",
      coalesce(t.warning, g.warning) AS warning, coalesce(t.critical, g.critical) AS critical
    FROM checks c LEFT JOIN nodes r ON r.id = c.reporter_id LEFT JOIN check_statuses s ON s.check_id = c.id
      LEFT JOIN thresholds t ON t.kind = c.kind AND t.node_id = c.node_id LEFT JOIN thresholds g ON g.kind = c.kind AND g.node_id IS NULL
    WHERE c.retired_at IS NULL AND ${which} ORDER BY c.kind, c.name, c.id`;
}

/** What is watched about a node, by whichever agent. */
export const listNodeChecks = (db: Ask, nodeId: NodeId): Promise<CheckSummary[]> =>
  checkSummaries(db, Prisma.sql`c.node_id = ${nodeId}::uuid`);

/** What is watched about a line. */
export const listLineChecks = (db: Ask, lineId: string): Promise<CheckSummary[]> =>
  checkSummaries(db, Prisma.sql`c.line_id = ${lineId}::uuid`);
