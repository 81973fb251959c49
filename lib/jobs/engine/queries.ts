import 'server-only';
import { z } from 'zod';
import { askRows } from '@/lib/core/database/rows';
import type { Ask } from '@/lib/core/db';
import { JobRunState } from '@/lib/core/generated/enums';
import { organizationId } from '@/lib/core/id-shapes';
import { runWishes } from '../constants';
import { jobSchema, netDefinitionSchema } from '../nets/schema';
import { runKindShape } from '../types';

/** A net that runs, with the definition that is approved. */
export const activeNetShape = z.object({
  id: z.string(),
  code: z.string(),
  organizationId,
  state: z.enum(['active', 'held']),
  version: z.number(),
  since: z.date(),
  nextAt: z.date().nullable(),
  definition: netDefinitionSchema,
});
export type ActiveNet = z.infer<typeof activeNetShape>;

export const listActiveNets = (db: Ask): Promise<ActiveNet[]> =>
  askRows(db, activeNetShape)`
    SELECT n.id::text, n.code, n.organization_id::text AS "organizationId", n.state::text AS state, v.version,
      coalesce(v.approved_at, v.written_at) AS since, n.next_at AS "nextAt", v.definition
    FROM job_nets n JOIN job_net_versions v ON v.net_id = n.id AND v.version = n.active_version
    WHERE n.state IN ('active', 'held') ORDER BY n.code`;

/** A run that is not over. */
export const openRunShape = z.object({
  id: z.string(),
  netId: z.string(),
  code: z.string(),
  organizationId,
  nominalAt: z.date(),
  kind: runKindShape,
  state: z.enum(JobRunState),
  wanted: z.enum(runWishes),
  round: z.number(),
  rerunFrom: z.string(),
  begunAt: z.date().nullable(),
  endedAt: z.date().nullable(),
  warnings: z.array(z.string()).readonly(),
  definition: netDefinitionSchema,
  /** An earlier run of the net is not over: this one waits for it. */
  behind: z.boolean(),
});
export type OpenRun = z.infer<typeof openRunShape>;

export const listOpenRuns = (db: Ask): Promise<OpenRun[]> =>
  askRows(db, openRunShape)`
    SELECT r.id::text, r.net_id::text AS "netId", n.code, n.organization_id::text AS "organizationId", r.nominal_at AS "nominalAt", r.kind,
      r.state::text AS state, r.wanted, r.round, r.rerun_from AS "rerunFrom", r.begun_at AS "begunAt", r.ended_at AS "endedAt", r.warnings,
      v.definition,
      EXISTS (SELECT FROM job_net_runs e WHERE e.net_id = r.net_id AND e.nominal_at < r.nominal_at AND e.ended_at IS NULL) AS behind
    FROM job_net_runs r JOIN job_nets n ON n.id = r.net_id JOIN job_net_versions v ON v.net_id = r.net_id AND v.version = r.version
    WHERE r.ended_at IS NULL ORDER BY r.nominal_at, r.id LIMIT 500`;

/** The latest round of each job of a run. */
export const openJobShape = z.object({
  id: z.string(),
  key: z.string(),
  round: z.number(),
  definition: jobSchema,
  state: z.enum(JobRunState),
});
export type OpenJob = z.infer<typeof openJobShape>;

export const listLatestJobs = (db: Ask, runId: string): Promise<OpenJob[]> =>
  askRows(db, openJobShape)`
    SELECT * FROM (
      SELECT DISTINCT ON (key) id::text, key, round, definition, state::text AS state, position FROM job_runs
       WHERE run_id = ${runId}::uuid ORDER BY key, round DESC) j ORDER BY position`;
