import 'server-only';
import type { Ask } from '@/lib/core/db';
import type { JobRunState } from '@/lib/core/generated/enums';
import type { Job, NetDefinition } from '../nets/schema';
import type { RunKind } from '../types';

/** A net that runs, with the definition that is approved. */
export interface ActiveNet {
  readonly id: string;
  readonly code: string;
  readonly organizationId: string;
  readonly state: 'active' | 'held';
  readonly version: number;
  readonly since: Date;
  readonly nextAt: Date | null;
  readonly definition: NetDefinition;
}

export const listActiveNets = (db: Ask): Promise<ActiveNet[]> =>
  db.$queryRaw`
    SELECT n.id::text, n.code, n.organization_id::text AS "organizationId", n.state::text AS state, v.version,
      coalesce(v.approved_at, v.written_at) AS since, n.next_at AS "nextAt", v.definition
    FROM job_nets n JOIN job_net_versions v ON v.net_id = n.id AND v.version = n.active_version
    WHERE n.state IN ('active', 'held') ORDER BY n.code`;

/** A run that is not over. */
export interface OpenRun {
  readonly id: string;
  readonly netId: string;
  readonly code: string;
  readonly organizationId: string;
  readonly nominalAt: Date;
  readonly kind: RunKind;
  readonly state: JobRunState;
  readonly wanted: 'run' | 'hold' | 'cancel';
  readonly round: number;
  readonly rerunFrom: string;
  readonly begunAt: Date | null;
  readonly endedAt: Date | null;
  readonly warnings: readonly string[];
  readonly definition: NetDefinition;
  /** An earlier run of the net is not over: this one waits for it. */
  readonly behind: boolean;
}

export const listOpenRuns = (db: Ask): Promise<OpenRun[]> =>
  db.$queryRaw`
    SELECT r.id::text, r.net_id::text AS "netId", n.code, n.organization_id::text AS "organizationId", r.nominal_at AS "nominalAt", r.kind,
      r.state::text AS state, r.wanted, r.round, r.rerun_from AS "rerunFrom", r.begun_at AS "begunAt", r.ended_at AS "endedAt", r.warnings,
      v.definition,
      EXISTS (SELECT FROM job_net_runs e WHERE e.net_id = r.net_id AND e.nominal_at < r.nominal_at AND e.ended_at IS NULL) AS behind
    FROM job_net_runs r JOIN job_nets n ON n.id = r.net_id JOIN job_net_versions v ON v.net_id = r.net_id AND v.version = r.version
    WHERE r.ended_at IS NULL ORDER BY r.nominal_at, r.id LIMIT 500`;

/** The latest round of each job of a run. */
export interface OpenJob {
  readonly id: string;
  readonly key: string;
  readonly round: number;
  readonly definition: Job;
  readonly state: JobRunState;
}

export const listLatestJobs = (db: Ask, runId: string): Promise<OpenJob[]> =>
  db.$queryRaw`
    SELECT * FROM (
      SELECT DISTINCT ON (key) id::text, key, round, definition, state::text AS state, position FROM job_runs
       WHERE run_id = ${runId}::uuid ORDER BY key, round DESC) j ORDER BY position`;
