import { z } from 'zod';
import { CampaignState } from '@/lib/core/generated/enums';
import { organizationId } from '@/lib/core/id-shapes';
import type { TargetState } from './constants';
import { extensionStates, frozenWorks, statuses, targetStates } from './constants';

/** What decides how an answer counts. */
export const weightedShape = z.object({
  weight: z.number(),
  /** Counts for nothing. */
  voluntary: z.boolean(),
});
export type Weighted = z.infer<typeof weightedShape>;

/** The sum of an organization's answers, over the steps that count. */
export interface Sum {
  readonly state: Exclude<TargetState, 'explained'>;
  readonly missing: number;
  readonly notStarted: number;
  readonly underWay: number;
  readonly done: number;
  readonly notApplicable: number;
  readonly doneWeight: number;
  readonly applicableWeight: number;
}

export const campaignSummaryShape = z.object({
  id: z.string(),
  number: z.number(),
  version: z.number(),
  state: z.enum(CampaignState),
  /** In the reader's language. */
  title: z.string(),
  ownerName: z.string(),
  startsOn: z.string(),
  dueOn: z.string(),
  /** Organizations that the reader sees. */
  targets: z.number(),
  missing: z.number(),
  /** Neither done nor explained. */
  open: z.number(),
  doneWeight: z.number(),
  applicableWeight: z.number(),
  /** The reader's own organization's; null = it is not addressed. */
  ownState: z.enum(targetStates).nullable(),
});
export type CampaignSummary = z.infer<typeof campaignSummaryShape>;

export const campaignDetailShape = campaignSummaryShape.extend({
  purpose: z.string(),
  source: z.string(),
  targetKinds: z.array(z.string()).readonly(),
  targetCodes: z.array(z.string()).readonly(),
  announcedAt: z.date().nullable(),
  closedAt: z.date().nullable(),
  closing: z.string(),
});
export type CampaignDetail = z.infer<typeof campaignDetailShape>;

export const stepRowShape = weightedShape.extend({
  id: z.string(),
  position: z.number(),
  /** In the reader's language. */
  title: z.string(),
  evidence: z.boolean(),
  work: z.union([z.enum(frozenWorks), z.literal('')]),
  dueOn: z.string().nullable(),
});
export type StepRow = z.infer<typeof stepRowShape>;

export const answerShape = z.object({
  stepId: z.string(),
  status: z.enum(statuses),
  comment: z.string(),
  doneOn: z.string().nullable(),
  fileIds: z.array(z.string()).readonly(),
  answeredBy: z.string(),
  answeredAt: z.date(),
});
export type Answer = z.infer<typeof answerShape>;

export const targetRowShape = z.object({
  organizationId,
  code: z.string(),
  name: z.string(),
  prefectureName: z.string(),
  state: z.enum(targetStates),
  missing: z.number(),
  notStarted: z.number(),
  underWay: z.number(),
  done: z.number(),
  notApplicable: z.number(),
  doneWeight: z.number(),
  applicableWeight: z.number(),
  /** The day that holds for it. */
  dueOn: z.string(),
  extended: z.boolean(),
  late: z.boolean(),
  explanation: z.string(),
  answeredAt: z.date().nullable(),
  completedOn: z.string().nullable(),
  remindedAt: z.date().nullable(),
  reminders: z.number(),
  phone: z.string(),
  version: z.number(),
});
export type TargetRow = z.infer<typeof targetRowShape>;

export const extensionRowShape = z.object({
  id: z.string(),
  state: z.enum(extensionStates),
  reason: z.string(),
  wantedOn: z.string(),
  askedBy: z.string(),
  askedAt: z.date(),
  grantedOn: z.string().nullable(),
  answer: z.string(),
  decidedBy: z.string(),
});
export type ExtensionRow = z.infer<typeof extensionRowShape>;

/** Sums over the organizations of a prefecture, itself among them. */
export const prefectureProgressShape = z.object({
  code: z.string(),
  name: z.string(),
  targets: z.number(),
  /** Have answered nothing. */
  missing: z.number(),
  notStarted: z.number(),
  underWay: z.number(),
  done: z.number(),
  notApplicable: z.number(),
  explained: z.number(),
  /** Past their day and neither done nor explained. */
  late: z.number(),
  onTime: z.number(),
  extended: z.number(),
  /** Of those that have answered. */
  doneWeight: z.number(),
  applicableWeight: z.number(),
});
export type PrefectureProgress = z.infer<typeof prefectureProgressShape>;

export const stepProgressShape = z.object({
  id: z.string(),
  position: z.number(),
  title: z.string(),
  weight: z.number(),
  voluntary: z.boolean(),
  missing: z.number(),
  notStarted: z.number(),
  underWay: z.number(),
  done: z.number(),
  notApplicable: z.number(),
});
export type StepProgress = z.infer<typeof stepProgressShape>;
