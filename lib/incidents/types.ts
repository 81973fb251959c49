import { z } from 'zod';
import { IncidentState } from '@/lib/core/generated/enums';
import { organizationId } from '@/lib/core/id-shapes';
import {
  authorities,
  dutyStages,
  entryKinds,
  flows,
  lane2Kinds,
  lanes,
  linkKinds,
  phases,
  reportKinds,
} from './constants';

/** 事象発生報告書兼完了報告書: what it says. Texts as typed; times as `YYYY-MM-DDTHH:MM` (JST), empty = not known yet. */
export const reportValuesShape = z.object({
  occurredAt: z.string(),
  system: z.string(),
  business: z.string(),
  summary: z.string(),
  impact: z.string(),
  persons: z.string(),
  cause: z.string(),
  response: z.string(),
  recoveredAt: z.string(),
  prevention: z.string(),
  contactName: z.string(),
  contactPhone: z.string(),
});
export type ReportValues = z.infer<typeof reportValuesShape>;
export type ReportKey = keyof ReportValues;

/** How far an incident has got: what the flow's rules look at. */
export const progressShape = z.object({
  lane2Kind: z.enum(lane2Kinds),
  /** Phases that each lane has reported, 0–4. */
  done: z.object({ 1: z.number(), 2: z.number(), 3: z.number() }).readonly(),
  escalated: z.boolean(),
  closed: z.boolean(),
});
export type Progress = z.infer<typeof progressShape>;

export const incidentSummaryShape = z.object({
  id: z.string(),
  number: z.number(),
  title: z.string(),
  flow: z.enum(flows),
  leak: z.boolean(),
  security: z.boolean(),
  urgent: z.boolean(),
  state: z.enum(IncidentState),
  organizationId,
  organizationName: z.string(),
  /** Of a municipality; empty otherwise. */
  prefectureName: z.string(),
  done1: z.number(),
  done2: z.number(),
  done3: z.number(),
  lane2Kind: z.enum(lane2Kinds),
  escalatedAt: z.date().nullable(),
  detectedAt: z.date(),
  updatedAt: z.date(),
  waitsForReader: z.boolean(),
  /** The next outside report that is owed; null = none. */
  dutyDueAt: z.date().nullable(),
});
export type IncidentSummary = z.infer<typeof incidentSummaryShape>;

export const entryRowShape = z.object({
  id: z.string(),
  at: z.date(),
  kind: z.enum(entryKinds),
  lane: z.literal(lanes).nullable(),
  phase: z.literal(phases).nullable(),
  /** Empty = the portal. */
  organizationName: z.string(),
  userName: z.string(),
  text: z.string(),
  data: z.record(z.string(), z.string()).readonly(),
});
export type EntryRow = z.infer<typeof entryRowShape>;

export const revisionRowShape = z.object({
  revision: z.number(),
  kind: z.enum(reportKinds),
  values: reportValuesShape,
  fileIds: z.array(z.string()).readonly(),
  at: z.date(),
  organizationName: z.string(),
  userName: z.string(),
});
export type RevisionRow = z.infer<typeof revisionRowShape>;

export const addresseeRowShape = z.object({
  organizationId,
  code: z.string(),
  name: z.string(),
  request: z.string(),
  mayAnswer: z.boolean(),
  addressedAt: z.date(),
  confirmedAt: z.date().nullable(),
  confirmedBy: z.string(),
});

export const dutyRowShape = z.object({
  authority: z.enum(authorities),
  stage: z.enum(dutyStages),
  dueAt: z.date(),
  doneAt: z.date().nullable(),
  doneBy: z.string(),
  reference: z.string(),
});

export const linkRowShape = z.object({
  kind: z.enum(linkKinds),
  number: z.string(),
  /** Empty = the reader does not see what it leads to. */
  title: z.string(),
});

/** Comes from an alarm or inquiry that the reader looks at. */
export const linkingIncidentShape = z.object({ number: z.number(), title: z.string(), state: z.enum(IncidentState) });
export type LinkingIncident = z.infer<typeof linkingIncidentShape>;

export const incidentDetailShape = incidentSummaryShape.extend({
  version: z.number(),
  revision: z.number(),
  reportKind: z.enum(reportKinds),
  lane2OrganizationId: organizationId.nullable(),
  lane2Name: z.string(),
  lane3OrganizationId: organizationId,
  lane3Name: z.string(),
  createdAt: z.date(),
  closedAt: z.date().nullable(),
  entries: z.array(entryRowShape).readonly(),
  revisions: z.array(revisionRowShape).readonly(),
  addressees: z.array(addresseeRowShape).readonly(),
  duties: z.array(dutyRowShape).readonly(),
  links: z.array(linkRowShape).readonly(),
  /** Of the announcement in category 05; null = not yet. */
  articleNumber: z.string().nullable(),
});
export type IncidentDetail = z.infer<typeof incidentDetailShape>;
