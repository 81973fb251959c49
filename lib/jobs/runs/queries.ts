import 'server-only';
import { nameFor, type Reader } from '@/lib/access/names';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { Prisma } from '@/lib/core/generated/client';
import type { JobRunState } from '@/lib/core/generated/enums';
import {
  type NodeResult,
  nodeResultShape,
  type RunDetail,
  type RunJob,
  type RunSummary,
  runHeadShape,
  runJobShape,
  runSummaryShape,
} from '../types';

const counts = Prisma.sql`
  count(x.node_id)::int AS total, count(*) FILTER (WHERE x.state IN ('waiting', 'held'))::int AS waiting,
  count(*) FILTER (WHERE x.state = 'running')::int AS running, count(*) FILTER (WHERE x.state = 'succeeded')::int AS succeeded,
  count(*) FILTER (WHERE x.state = 'failed')::int AS failed, count(*) FILTER (WHERE x.state = 'unknown')::int AS unknown,
  count(*) FILTER (WHERE x.state IN ('cancelled', 'skipped', 'missed'))::int AS other`;

const netName = ({ locale }: Reader): Prisma.Sql =>
  locale === 'en' ? Prisma.sql`coalesce(nullif(v.name_en, ''), v.name)` : Prisma.sql`v.name`;

/** Runs, the newest first, with how far their nodes are, as far as the reader sees them. */
export const listRuns = (db: Ask, reader: Reader, which: Prisma.Sql, limit = 50): Promise<RunSummary[]> =>
  askRows(db, runSummaryShape)`
    WITH found AS (
      SELECT r.*, n.code AS net_code FROM job_net_runs r JOIN job_nets n ON n.id = r.net_id WHERE ${which}
       ORDER BY r.nominal_at DESC, r.id LIMIT ${limit}::integer)
    SELECT r.id::text, r.net_code AS "netCode", ${netName(reader)} AS "netName", r.nominal_at AS "nominalAt", r.kind, r.state::text AS state,
      r.begun_at AS "begunAt", r.ended_at AS "endedAt", r.warnings, ${counts}
    FROM found r JOIN job_net_versions v ON v.net_id = r.net_id AND v.version = r.version
    LEFT JOIN job_runs j ON j.run_id = r.id AND j.round = (SELECT max(l.round) FROM job_runs l WHERE l.run_id = r.id AND l.key = j.key)
    LEFT JOIN job_node_runs x ON x.job_run_id = j.id
    GROUP BY r.id, r.net_code, v.name, v.name_en, r.nominal_at, r.kind, r.state, r.begun_at, r.ended_at, r.warnings
    ORDER BY r.nominal_at DESC, r.id`;

export const listRunsOf = (db: Ask, reader: Reader, netId: string): Promise<RunSummary[]> =>
  listRuns(db, reader, Prisma.sql`r.net_id = ${netId}::uuid`);
/** What runs or waits to run now. */
export const listRunsUnderWay = (db: Ask, reader: Reader): Promise<RunSummary[]> =>
  listRuns(db, reader, Prisma.sql`r.ended_at IS NULL`);
/** What did not go well in the last days. */
export const listTroubles = (db: Ask, reader: Reader, since: Date): Promise<RunSummary[]> =>
  listRuns(db, reader, Prisma.sql`r.ended_at >= ${since} AND r.state IN ('failed', 'unknown', 'missed')`, 20);

export async function getRun(db: Ask, reader: Reader, id: string): Promise<RunDetail | null> {
  const [run] = await askRows(db, runHeadShape)`
    SELECT r.id::text, n.code AS "netCode", ${netName(reader)} AS "netName", n.organization_id::text AS "organizationId",
      ${nameFor(reader, Prisma.sql`o`)} AS "organizationName", r.nominal_at AS "nominalAt", r.kind, r.state::text AS state, r.version,
      r.begun_at AS "begunAt", r.ended_at AS "endedAt", r.warnings, r.wanted, r.round, r.rerun_from AS "rerunFrom", r.reason,
      r.decided_by AS "decidedBy"
    FROM job_net_runs r JOIN job_nets n ON n.id = r.net_id JOIN organizations o ON o.id = n.organization_id
    JOIN job_net_versions v ON v.net_id = r.net_id AND v.version = r.version WHERE r.id = ${id}::uuid`;
  return run ? { ...run, jobs: await listRunJobs(db, id) } : null;
}

/** The latest round of each job. */
const listRunJobs = (db: Ask, runId: string): Promise<RunJob[]> =>
  askRows(db, runJobShape)`
    SELECT j.id::text, j.key, j.definition, j.state::text AS state, j.begun_at AS "begunAt", j.ended_at AS "endedAt", ${counts}
    FROM job_runs j LEFT JOIN job_node_runs x ON x.job_run_id = j.id
    WHERE j.run_id = ${runId}::uuid AND j.round = (SELECT max(l.round) FROM job_runs l WHERE l.run_id = j.run_id AND l.key = j.key)
    GROUP BY j.id ORDER BY j.position`;

export const resultsPage = 100;

/** What each node did of a job, failures first; a page of 100. */
export const listResults = (
  db: Ask,
  reader: Reader,
  jobRunId: string,
  { state, page }: { readonly state?: JobRunState | undefined; readonly page: number },
): Promise<NodeResult[]> =>
  askRows(db, nodeResultShape)`
    SELECT n.id::text AS "nodeId", n.code AS "nodeCode", ${nameFor(reader, Prisma.sql`n`)} AS "nodeName",
      ${nameFor(reader, Prisma.sql`o`)} AS "organizationName", x.state::text AS state, x.attempt, x.begun_at AS "begunAt",
      x.ended_at AS "endedAt", x.exit_code AS "exitCode", x.reason, x.output
    FROM job_node_runs x JOIN nodes n ON n.id = x.node_id JOIN organizations o ON o.id = n.organization_id
    WHERE x.job_run_id = ${jobRunId}::uuid AND (${state ?? null}::text IS NULL OR x.state::text = ${state ?? null})
    ORDER BY array_position(ARRAY['failed', 'unknown', 'running', 'waiting', 'held', 'cancelled', 'skipped', 'missed', 'succeeded'], x.state::text),
      n.code LIMIT ${resultsPage + 1}::integer OFFSET ${(page - 1) * resultsPage}::integer`;
