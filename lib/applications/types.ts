import { z } from 'zod';
import { organizationKinds } from '@/lib/access/actor';
import { ApplicationState } from '@/lib/core/generated/enums';
import { organizationId, userId } from '@/lib/core/id-shapes';
import { decisionKinds, effects, fieldTypes, tiers } from './constants';

export const fieldOptionShape = z.object({ value: z.string(), label: z.string(), labelEn: z.string() });
export type FieldOption = z.infer<typeof fieldOptionShape>;

/** A question of a form. */
export const formFieldShape = z.object({
  /** Names its value; unique in the form. */
  key: z.string(),
  type: z.enum(fieldTypes),
  label: z.string(),
  labelEn: z.string(),
  required: z.boolean(),
  support: z.string().optional(),
  supportEn: z.string().optional(),
  /** Longest text. */
  max: z.number().optional(),
  /** Of a choice. */
  options: z.array(fieldOptionShape).readonly().optional(),
  /** A date so many working days from the day of filing at the earliest. */
  ahead: z.number().optional(),
  /** A date or time after that of the field with this key. */
  after: z.string().optional(),
});
export type FormField = z.infer<typeof formFieldShape>;

/** A step of a form's route: who reviews, within how many working days, and whose applications skip it. */
export const formStepShape = z.object({
  tier: z.enum(tiers),
  days: z.number(),
  skippedFor: z.array(z.enum(organizationKinds)).readonly(),
});
export type FormStep = z.infer<typeof formStepShape>;

/** A step of an application: the tier's organization is known. */
export const routeStepShape = z.object({ tier: z.enum(tiers), days: z.number(), organizationId: organizationId });
export type RouteStep = z.infer<typeof routeStepShape>;

/** By the keys of the form's fields; what was not answered is an empty text. */
export const valuesShape = z.record(z.string(), z.string()).readonly();
export type Values = z.infer<typeof valuesShape>;

export const applicationFormShape = z.object({
  id: z.string(),
  code: z.string(),
  version: z.number(),
  name: z.string(),
  nameEn: z.string(),
  lead: z.string(),
  leadEn: z.string(),
  fields: z.array(formFieldShape).readonly(),
  route: z.array(formStepShape).readonly(),
  applicants: z.array(z.enum(organizationKinds)).readonly(),
  effect: z.enum(effects),
  minFiles: z.number(),
  maxFiles: z.number(),
  /** null = a draft. */
  publishedAt: z.date().nullable(),
  revision: z.number(),
});
export type ApplicationForm = z.infer<typeof applicationFormShape>;

/** What the log says, as far as the state follows from it. */
export const decisionShape = z.object({
  kind: z.enum(decisionKinds),
  flagged: z.array(z.string()).readonly().optional(),
});
export type Decision = z.infer<typeof decisionShape>;

/** Where an application stands. */
export interface Standing {
  readonly state: ApplicationState;
  /** The step under way, from 0; null before it is filed and after it is settled. */
  readonly position: number | null;
  /** What a return opened for correction. */
  readonly flagged: readonly string[];
}

export const stepRowShape = z.object({
  position: z.number(),
  tier: z.enum(tiers),
  organizationId: organizationId,
  /** In the reader's language. */
  organizationName: z.string(),
  days: z.number(),
  reachedAt: z.date().nullable(),
});
export type StepRow = z.infer<typeof stepRowShape>;

export const decisionRowShape = z.object({
  sequence: z.number(),
  at: z.date(),
  kind: z.enum(decisionKinds),
  position: z.number().nullable(),
  /** Empty = the portal. */
  organizationName: z.string(),
  userId: userId.nullable(),
  userName: z.string(),
  deputyFor: z.string(),
  comment: z.string(),
  flagged: z.array(z.string()).readonly(),
  values: valuesShape.nullable(),
  fileIds: z.array(z.string()).readonly(),
});
export type DecisionRow = z.infer<typeof decisionRowShape>;

export const applicationSummaryShape = z.object({
  id: z.string(),
  number: z.number(),
  version: z.number(),
  formCode: z.string(),
  formName: z.string(),
  organizationId: organizationId,
  organizationCode: z.string(),
  organizationName: z.string(),
  /** Of a municipality; empty otherwise. */
  prefectureName: z.string(),
  subject: z.string(),
  state: z.enum(ApplicationState),
  waitingOrganizationId: organizationId.nullable(),
  /** Empty = nobody has to do anything. */
  waitingName: z.string(),
  /** Business date. */
  dueOn: z.string().nullable(),
  submittedAt: z.date().nullable(),
  updatedAt: z.date(),
});
export type ApplicationSummary = z.infer<typeof applicationSummaryShape>;

export const applicationDetailShape = applicationSummaryShape.extend({
  formId: z.string(),
  values: valuesShape,
  fileIds: z.array(z.string()).readonly(),
  flagged: z.array(z.string()).readonly(),
  position: z.number().nullable(),
  createdBy: userId,
  settledAt: z.date().nullable(),
  steps: z.array(stepRowShape).readonly(),
  decisions: z.array(decisionRowShape).readonly(),
});
export type ApplicationDetail = z.infer<typeof applicationDetailShape>;
