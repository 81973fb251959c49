import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import type { Db } from '@/lib/core/db';
import { CheckKind, CheckState } from '@/lib/core/generated/enums';
import { nodeId } from '@/lib/core/id-shapes';
import type { NodeId } from '@/lib/core/ids';
import { leeway, missedIntervals } from './rules';
import { type AgentRow, agentRowShape, type ReportedCheck } from './types';

/** The agents' rows, locked in the order of their ids: whoever writes for several locks alike, so nobody waits in a circle. */
export function lockAgents(db: Db, nodeIds: readonly NodeId[]): Promise<AgentRow[]> {
  return askRows(db, agentRowShape)`
    SELECT a.node_id AS "nodeId", a.live_sequence::float8 AS live, a.backlog_sequence::float8 AS backlog, a.operation,
      n.configuration AS wanted, a.key_rotation_at IS NOT NULL AS "rotateKey"
    FROM node_agents a JOIN nodes n ON n.id = a.node_id WHERE a.node_id = ANY (${[...nodeIds]}::uuid[])
    ORDER BY a.node_id FOR UPDATE OF a`;
}

const checkShape = z.object({
  reporterId: nodeId,
  id: z.number(),
  kind: z.enum(CheckKind),
  retired: z.boolean(),
  intervalSeconds: z.number(),
  warning: z.number().nullable(),
  critical: z.number().nullable(),
  margin: z.number(),
  attempts: z.number(),
});
/** A check that nothing was heard of yet has no state. */
const rowShape = z.union([
  checkShape.extend({
    state: z.enum(CheckState),
    stateSince: z.date(),
    latest: z.enum(CheckState),
    attempt: z.number(),
    recentChanges: z.number(),
    flapping: z.boolean(),
    value: z.number().nullable(),
    detail: z.string(),
    sampledAt: z.date().nullable(),
  }),
  checkShape.extend({ state: z.null() }),
]);
type Row = z.infer<typeof rowShape>;

const memoryOf = (row: Row): ReportedCheck['memory'] => {
  if (row.state === null) return null;
  const { state, stateSince, latest, attempt, recentChanges, flapping, value, detail, sampledAt } = row;
  return { state, stateSince, latest, attempt, recentChanges, flapping, value, detail, sampledAt };
};

const checkOf = (row: Row): ReportedCheck => {
  const { id, kind, retired, intervalSeconds, warning, critical, margin, attempts } = row;
  const limits = { warning, critical, margin, attempts };
  return { id, kind, retired, intervalSeconds, limits, memory: memoryOf(row) };
};

/**
 * Of what these nodes report on: the checks with these numbers, and those that have been without data for too long at `now`. With the limits
 * in force and the present states, by reporter and check. Most heartbeats carry no sample, and cost no more than that.
 */
export async function readReportedChecks(
  db: Db,
  nodeIds: readonly NodeId[],
  sampled: readonly number[],
  now: Date,
): Promise<ReadonlyMap<string, ReadonlyMap<number, ReportedCheck>>> {
  const rows = await askRows(db, rowShape)`
    SELECT c.reporter_id AS "reporterId", c.id, c.kind, c.retired_at IS NOT NULL AS retired, c.interval_seconds AS "intervalSeconds",
      coalesce(t.warning, g.warning) AS warning, coalesce(t.critical, g.critical) AS critical,
      coalesce(t.margin, g.margin) AS margin, coalesce(t.attempts, g.attempts) AS attempts,
      s.state, s.state_since AS "stateSince", s.latest, s.attempt, s.recent_changes AS "recentChanges", s.flapping, s.value, s.detail,
      s.sampled_at AS "sampledAt"
    FROM checks c JOIN thresholds g ON g.kind = c.kind AND g.node_id IS NULL
      LEFT JOIN thresholds t ON t.kind = c.kind AND t.node_id = c.node_id LEFT JOIN check_statuses s ON s.check_id = c.id
    WHERE c.reporter_id = ANY (${[...nodeIds]}::uuid[]) AND (c.id = ANY (${[...sampled]}::int[])
      OR (c.retired_at IS NULL AND s.state <> 'unknown'
        AND s.sampled_at < ${now}::timestamptz - make_interval(secs => ${missedIntervals}::integer * c.interval_seconds + ${leeway / 1_000}::integer)))`;
  const byReporter = new Map<string, Map<number, ReportedCheck>>();
  for (const row of rows) {
    const own = byReporter.get(row.reporterId) ?? new Map<number, ReportedCheck>();
    byReporter.set(row.reporterId, own.set(row.id, checkOf(row)));
  }
  return byReporter;
}
