import type { IncidentState } from '@/lib/core/generated/enums';
import type { Authority, DutyStage, EntryKind, Flow, Lane, Lane2Kind, LinkKind, Phase, ReportKind } from './constants';

/** 事象発生報告書兼完了報告書: what it says. Texts as typed; times as `YYYY-MM-DDTHH:MM` (JST), empty = not known yet. */
export interface ReportValues {
  readonly occurredAt: string;
  readonly system: string;
  readonly business: string;
  readonly summary: string;
  readonly impact: string;
  readonly persons: string;
  readonly cause: string;
  readonly response: string;
  readonly recoveredAt: string;
  readonly prevention: string;
  readonly contactName: string;
  readonly contactPhone: string;
}
export type ReportKey = keyof ReportValues;

/** How far an incident has got: what the flow's rules look at. */
export interface Progress {
  readonly lane2Kind: Lane2Kind;
  /** Phases that each lane has reported, 0–4. */
  readonly done: Readonly<Record<Lane, number>>;
  readonly escalated: boolean;
  readonly closed: boolean;
}

export interface IncidentSummary {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly flow: Flow;
  readonly leak: boolean;
  readonly security: boolean;
  readonly urgent: boolean;
  readonly state: IncidentState;
  readonly organizationId: string;
  readonly organizationName: string;
  /** Of a municipality; empty otherwise. */
  readonly prefectureName: string;
  readonly done1: number;
  readonly done2: number;
  readonly done3: number;
  readonly lane2Kind: Lane2Kind;
  readonly escalatedAt: Date | null;
  readonly detectedAt: Date;
  readonly updatedAt: Date;
  readonly waitsForReader: boolean;
  /** The next outside report that is owed; null = none. */
  readonly dutyDueAt: Date | null;
}

export interface EntryRow {
  readonly id: string;
  readonly at: Date;
  readonly kind: EntryKind;
  readonly lane: Lane | null;
  readonly phase: Phase | null;
  /** Empty = the portal. */
  readonly organizationName: string;
  readonly userName: string;
  readonly text: string;
  readonly data: Readonly<Record<string, string>>;
}

export interface RevisionRow {
  readonly revision: number;
  readonly kind: ReportKind;
  readonly values: ReportValues;
  readonly fileIds: readonly string[];
  readonly at: Date;
  readonly organizationName: string;
  readonly userName: string;
}

export interface AddresseeRow {
  readonly organizationId: string;
  readonly code: string;
  readonly name: string;
  readonly request: string;
  readonly mayAnswer: boolean;
  readonly addressedAt: Date;
  readonly confirmedAt: Date | null;
  readonly confirmedBy: string;
}

export interface DutyRow {
  readonly authority: Authority;
  readonly stage: DutyStage;
  readonly dueAt: Date;
  readonly doneAt: Date | null;
  readonly doneBy: string;
  readonly reference: string;
}

export interface LinkRow {
  readonly kind: LinkKind;
  readonly number: string;
  /** Empty = the reader does not see what it leads to. */
  readonly title: string;
}

/** Comes from an alarm or inquiry that the reader looks at. */
export interface LinkingIncident {
  readonly number: number;
  readonly title: string;
  readonly state: IncidentState;
}

export interface IncidentDetail extends IncidentSummary {
  readonly version: number;
  readonly revision: number;
  readonly reportKind: ReportKind;
  readonly lane2OrganizationId: string | null;
  readonly lane2Name: string;
  readonly lane3OrganizationId: string;
  readonly lane3Name: string;
  readonly createdAt: Date;
  readonly closedAt: Date | null;
  readonly entries: readonly EntryRow[];
  readonly revisions: readonly RevisionRow[];
  readonly addressees: readonly AddresseeRow[];
  readonly duties: readonly DutyRow[];
  readonly links: readonly LinkRow[];
  /** Of the announcement in category 05; null = not yet. */
  readonly articleNumber: string | null;
}
