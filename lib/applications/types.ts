import type { OrganizationKind } from '@/lib/access/actor';
import type { ApplicationState } from '@/lib/core/generated/enums';
import type { DecisionKind, Effect, FieldType, Tier } from './constants';

export interface FieldOption {
  readonly value: string;
  readonly label: string;
  readonly labelEn: string;
}

/** A question of a form. */
export interface FormField {
  /** Names its value; unique in the form. */
  readonly key: string;
  readonly type: FieldType;
  readonly label: string;
  readonly labelEn: string;
  readonly required: boolean;
  readonly support?: string;
  readonly supportEn?: string;
  /** Longest text. */
  readonly max?: number;
  /** Of a choice. */
  readonly options?: readonly FieldOption[];
  /** A date so many working days from the day of filing at the earliest. */
  readonly ahead?: number;
  /** A date or time after that of the field with this key. */
  readonly after?: string;
}

/** A step of a form's route: who reviews, within how many working days, and whose applications skip it. */
export interface FormStep {
  readonly tier: Tier;
  readonly days: number;
  readonly skippedFor: readonly OrganizationKind[];
}

/** A step of an application: the tier's organization is known. */
export interface RouteStep {
  readonly tier: Tier;
  readonly days: number;
  readonly organizationId: string;
}

/** By the keys of the form's fields; what was not answered is an empty text. */
export type Values = Readonly<Record<string, string>>;

export interface ApplicationForm {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly name: string;
  readonly nameEn: string;
  readonly lead: string;
  readonly leadEn: string;
  readonly fields: readonly FormField[];
  readonly route: readonly FormStep[];
  readonly applicants: readonly OrganizationKind[];
  readonly effect: Effect;
  readonly minFiles: number;
  readonly maxFiles: number;
  /** null = a draft. */
  readonly publishedAt: Date | null;
  readonly revision: number;
}

/** What the log says, as far as the state follows from it. */
export interface Decision {
  readonly kind: DecisionKind;
  readonly flagged?: readonly string[];
}

/** Where an application stands. */
export interface Standing {
  readonly state: ApplicationState;
  /** The step under way, from 0; null before it is filed and after it is settled. */
  readonly position: number | null;
  /** What a return opened for correction. */
  readonly flagged: readonly string[];
}

export interface StepRow {
  readonly position: number;
  readonly tier: Tier;
  readonly organizationId: string;
  /** In the reader's language. */
  readonly organizationName: string;
  readonly days: number;
  readonly reachedAt: Date | null;
}

export interface DecisionRow {
  readonly sequence: number;
  readonly at: Date;
  readonly kind: DecisionKind;
  readonly position: number | null;
  /** Empty = the portal. */
  readonly organizationName: string;
  readonly userId: string | null;
  readonly userName: string;
  readonly deputyFor: string;
  readonly comment: string;
  readonly flagged: readonly string[];
  readonly values: Values | null;
  readonly fileIds: readonly string[];
}

export interface ApplicationSummary {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly formCode: string;
  readonly formName: string;
  readonly organizationId: string;
  readonly organizationCode: string;
  readonly organizationName: string;
  /** Of a municipality; empty otherwise. */
  readonly prefectureName: string;
  readonly subject: string;
  readonly state: ApplicationState;
  readonly waitingOrganizationId: string | null;
  /** Empty = nobody has to do anything. */
  readonly waitingName: string;
  /** Business date. */
  readonly dueOn: string | null;
  readonly submittedAt: Date | null;
  readonly updatedAt: Date;
}

export interface ApplicationDetail extends ApplicationSummary {
  readonly formId: string;
  readonly values: Values;
  readonly fileIds: readonly string[];
  readonly flagged: readonly string[];
  readonly position: number | null;
  readonly createdBy: string;
  readonly settledAt: Date | null;
  readonly steps: readonly StepRow[];
  readonly decisions: readonly DecisionRow[];
}
