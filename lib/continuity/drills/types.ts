import { z } from 'zod';
/** What was seen, in words: an address and what stood there, a hash, a process that was gone. */
export const evidenceShape = z.object({ at: z.string(), seen: z.string() });
export type Evidence = z.infer<typeof evidenceShape>;

export const itemOutcomeShape = z.object({
  no: z.number(),
  town: z.string(),
  ok: z.boolean(),
  evidence: z.array(evidenceShape).readonly(),
});
export type ItemOutcome = z.infer<typeof itemOutcomeShape>;

export const documentKindShape = z.enum(['record', 'tax', 'insurance', 'list']);
export type DocumentKind = z.infer<typeof documentKindShape>;
export const wayOfWorkShape = z.enum(['normal', 'own', 'visiting', 'partner']);
export type WayOfWork = z.infer<typeof wayOfWorkShape>;

/** Seconds from finding the person to the preview; of the list: from start to preview. */
export const measuredShape = z.object({
  town: z.string(),
  way: wayOfWorkShape,
  kind: documentKindShape,
  seconds: z.number(),
});
export type Measured = z.infer<typeof measuredShape>;

export const resumedShape = z.object({
  town: z.string(),
  plan: z.number(),
  /** Machine time, without travel. */
  seconds: z.number(),
});
export type Resumed = z.infer<typeof resumedShape>;

export const drillReportShape = z.object({
  startedAt: z.string(),
  finishedAt: z.string(),
  /** Some cases, towns or hosts were left out: `items` has those that were looked at. */
  shortened: z.boolean(),
  ok: z.boolean(),
  towns: z.array(z.string()).readonly(),
  items: z.array(itemOutcomeShape).readonly(),
  seconds: z.array(measuredShape).readonly(),
  resume: z.array(resumedShape).readonly(),
  /** What kept it away from live data, as it was found. */
  isolation: z.array(z.string()).readonly(),
  findings: z.array(z.string()).readonly(),
  /** Where the drill itself broke off. */
  faults: z.array(z.string()).readonly(),
});
export type DrillReport = z.infer<typeof drillReportShape>;

export const drillStateShape = z.enum(['running', 'passed', 'failed', 'broken']);
export type DrillState = z.infer<typeof drillStateShape>;

export const drillSummaryShape = z.object({
  id: z.string(),
  startedAt: z.date(),
  finishedAt: z.date().nullable(),
  state: drillStateShape,
  startedBy: z.string(),
});
export type DrillSummary = z.infer<typeof drillSummaryShape>;

export interface DrillDetail extends DrillSummary {
  /** Null while it runs, and when it broke before there was one. */
  readonly report: DrillReport | null;
  /** Why there is no report. */
  readonly fault: string;
}
