import { z } from 'zod';
import { JobNetState, JobRunState } from '@/lib/core/generated/enums';
import { nodeId, organizationId, userId } from '@/lib/core/id-shapes';
import { nodeReasons, runKinds, runWishes, warnings } from './constants';
import { jobSchema, netDefinitionSchema, parametersSchema } from './nets/schema';

/** What may be asked of agents. */
export const commandSummaryShape = z.object({
  name: z.string(),
  title: z.string(),
  parameters: parametersSchema,
  builtIn: z.boolean(),
});
export type CommandSummary = z.infer<typeof commandSummaryShape>;

export const netSummaryShape = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  organizationId,
  organizationName: z.string(),
  state: z.enum(JobNetState),
  version: z.number(),
  activeVersion: z.number(),
  builtIn: z.boolean(),
  nextAt: z.date().nullable(),
  definition: netDefinitionSchema,
  lastRunId: z.string().nullable(),
  lastState: z.enum(JobRunState).nullable(),
  lastNominalAt: z.date().nullable(),
});
export type NetSummary = z.infer<typeof netSummaryShape>;

export const netVersionShape = z.object({
  version: z.number(),
  name: z.string(),
  nameEn: z.string(),
  definition: netDefinitionSchema,
  reach: z.number(),
  writtenAt: z.date(),
  writtenById: userId.nullable(),
  writtenBy: z.string(),
  approvedBy: z.string(),
  approvedAt: z.date().nullable(),
});
export type NetVersion = z.infer<typeof netVersionShape>;

/** How many nodes of a job are where, as far as the reader sees them. */
export const nodeCountsShape = z.object({
  total: z.number(),
  waiting: z.number(),
  running: z.number(),
  succeeded: z.number(),
  failed: z.number(),
  unknown: z.number(),
  /** Cancelled or skipped. */
  other: z.number(),
});
export type NodeCounts = z.infer<typeof nodeCountsShape>;
export const runKindShape = z.enum(runKinds);

export const runSummaryShape = nodeCountsShape.extend({
  id: z.string(),
  netCode: z.string(),
  netName: z.string(),
  nominalAt: z.date(),
  kind: runKindShape,
  state: z.enum(JobRunState),
  begunAt: z.date().nullable(),
  endedAt: z.date().nullable(),
  warnings: z.array(z.enum(warnings)).readonly(),
});
export type RunSummary = z.infer<typeof runSummaryShape>;

export const runJobShape = nodeCountsShape.extend({
  id: z.string(),
  key: z.string(),
  definition: jobSchema,
  state: z.enum(JobRunState),
  begunAt: z.date().nullable(),
  endedAt: z.date().nullable(),
});
export type RunJob = z.infer<typeof runJobShape>;

/** A run without its jobs. */
export const runHeadShape = runSummaryShape
  .omit({ total: true, waiting: true, running: true, succeeded: true, failed: true, unknown: true, other: true })
  .extend({
    organizationId,
    organizationName: z.string(),
    version: z.number(),
    wanted: z.enum(runWishes),
    round: z.number(),
    rerunFrom: z.string(),
    reason: z.string(),
    decidedBy: z.string(),
  });
export type RunDetail = z.infer<typeof runHeadShape> & { readonly jobs: readonly RunJob[] };

export const nodeResultShape = z.object({
  nodeId,
  nodeCode: z.string(),
  nodeName: z.string(),
  organizationName: z.string(),
  state: z.enum(JobRunState),
  attempt: z.number(),
  begunAt: z.date().nullable(),
  endedAt: z.date().nullable(),
  exitCode: z.number().nullable(),
  reason: z.enum(nodeReasons).nullable(),
  output: z.string(),
});
export type NodeResult = z.infer<typeof nodeResultShape>;
