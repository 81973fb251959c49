import { z } from 'zod';
import { organizationId, userId } from '@/lib/core/id-shapes';
import { checkLists, checkResults, itemStates, tuningWays } from './constants';
import { shutdownPlanShape } from './plans/ups/rules';
import { itemKeys } from './template/constants';

export const partnerNameShape = z.object({ id: z.string(), code: z.string(), name: z.string() });

export const projectSummaryShape = z.object({
  id: z.string(),
  number: z.number(),
  title: z.string(),
  system: z.string(),
  /** The lead first. */
  partners: z.array(partnerNameShape).readonly(),
  prefectureName: z.string(),
  /** Business dates; `goesLiveOn` null = not planned. */
  startsOn: z.string(),
  goesLiveOn: z.string().nullable(),
  /** Items that apply, those that are approved, and those whose end has passed without being done. */
  items: z.number(),
  approved: z.number(),
  late: z.number(),
  ended: z.boolean(),
});
export type ProjectSummary = z.infer<typeof projectSummaryShape>;

export const itemRowShape = z.object({
  key: z.enum(itemKeys),
  startsOn: z.string().nullable(),
  endsOn: z.string().nullable(),
  dependsOn: z.array(z.string()).readonly(),
  state: z.enum(itemStates),
  note: z.string(),
  fileIds: z.array(z.string()).readonly(),
  doneBy: userId.nullable(),
  doneName: z.string(),
  doneAt: z.date().nullable(),
  approvedBy: z.string(),
  approvedAt: z.date().nullable(),
  /** Why it was returned the last time; empty = never. */
  returned: z.string(),
  version: z.number(),
});
export type ItemRow = z.infer<typeof itemRowShape>;

export const tuningRowShape = z.object({
  id: z.string(),
  service: z.string(),
  parameter: z.string(),
  sourceForm: z.string(),
  difference: z.string(),
  way: z.enum(tuningWays),
  decision: z.string(),
  editedBy: z.string(),
  approvedBy: z.string(),
  approvedAt: z.date().nullable(),
  version: z.number(),
});
export type TuningRow = z.infer<typeof tuningRowShape>;

export const checkRowShape = z.object({
  id: z.string(),
  list: z.enum(checkLists),
  title: z.string(),
  result: z.enum(checkResults),
  note: z.string(),
  checkedBy: z.string(),
  checkedAt: z.date().nullable(),
  version: z.number(),
});
export type CheckRow = z.infer<typeof checkRowShape>;

export const riskRowShape = z.object({
  id: z.string(),
  title: z.string(),
  likelihood: z.number(),
  impact: z.number(),
  measure: z.string(),
  holder: z.string(),
  closed: z.boolean(),
  version: z.number(),
});
export type RiskRow = z.infer<typeof riskRowShape>;

export const projectDetailShape = projectSummaryShape.extend({
  vending: z.boolean(),
  rows: z.array(itemRowShape).readonly(),
  tunings: z.array(tuningRowShape).readonly(),
  checks: z.array(checkRowShape).readonly(),
  risks: z.array(riskRowShape).readonly(),
  /** Operation plans that the reader sees, by their town. */
  plans: z.array(z.object({ planId: z.string(), organizationId })).readonly(),
});
export type ProjectDetail = z.infer<typeof projectDetailShape>;

export const planSummaryShape = z.object({
  id: z.string(),
  system: z.string(),
  organizationId,
  organizationName: z.string(),
  prefectureName: z.string(),
  projectNumber: z.number().nullable(),
  /** Minutes of the day. */
  opens: z.number(),
  closes: z.number(),
  daily: z.boolean(),
  backupAt: z.number(),
  backupMinutes: z.number(),
  services: z.number(),
  updatedAt: z.date(),
});
export type PlanSummary = z.infer<typeof planSummaryShape>;

export const serviceHoursShape = z.object({
  name: z.string(),
  opens: z.number(),
  closes: z.number(),
  daily: z.boolean(),
});
export type ServiceHours = z.infer<typeof serviceHoursShape>;

export const upsRowShape = z.object({
  id: z.string(),
  name: z.string(),
  batterySeconds: z.number(),
  plan: shutdownPlanShape,
});
export type UpsRow = z.infer<typeof upsRowShape>;

export const planDetailShape = planSummaryShape.omit({ services: true }).extend({
  organizationCode: z.string(),
  updatedBy: z.string(),
  version: z.number(),
  services: z.array(serviceHoursShape).readonly(),
  units: z.array(upsRowShape).readonly(),
});
export type PlanDetail = z.infer<typeof planDetailShape>;
