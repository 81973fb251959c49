import type { CampaignState } from '@/lib/core/generated/enums';
import type { FrozenWork, Status, TargetState } from './constants';

/** What decides how an answer counts. */
export interface Weighted {
  readonly weight: number;
  /** Counts for nothing. */
  readonly voluntary: boolean;
}

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

export interface CampaignSummary {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly state: CampaignState;
  /** In the reader's language. */
  readonly title: string;
  readonly ownerName: string;
  readonly startsOn: string;
  readonly dueOn: string;
  /** Organizations that the reader sees. */
  readonly targets: number;
  readonly missing: number;
  /** Neither done nor explained. */
  readonly open: number;
  readonly doneWeight: number;
  readonly applicableWeight: number;
  /** The reader's own organization's; null = it is not addressed. */
  readonly ownState: TargetState | null;
}

export interface CampaignDetail extends CampaignSummary {
  readonly purpose: string;
  readonly source: string;
  readonly targetKinds: readonly string[];
  readonly targetCodes: readonly string[];
  readonly announcedAt: Date | null;
  readonly closedAt: Date | null;
  readonly closing: string;
}

export interface StepRow extends Weighted {
  readonly id: string;
  readonly position: number;
  /** In the reader's language. */
  readonly title: string;
  readonly evidence: boolean;
  readonly work: FrozenWork | '';
  readonly dueOn: string | null;
}

export interface Answer {
  readonly stepId: string;
  readonly status: Status;
  readonly comment: string;
  readonly doneOn: string | null;
  readonly fileIds: readonly string[];
  readonly answeredBy: string;
  readonly answeredAt: Date;
}

export interface TargetRow {
  readonly organizationId: string;
  readonly code: string;
  readonly name: string;
  readonly prefectureName: string;
  readonly state: TargetState;
  readonly missing: number;
  readonly notStarted: number;
  readonly underWay: number;
  readonly done: number;
  readonly notApplicable: number;
  readonly doneWeight: number;
  readonly applicableWeight: number;
  /** The day that holds for it. */
  readonly dueOn: string;
  readonly extended: boolean;
  readonly late: boolean;
  readonly explanation: string;
  readonly answeredAt: Date | null;
  readonly completedOn: string | null;
  readonly remindedAt: Date | null;
  readonly reminders: number;
  readonly phone: string;
  readonly version: number;
}

export interface ExtensionRow {
  readonly id: string;
  readonly state: 'asked' | 'granted' | 'refused';
  readonly reason: string;
  readonly wantedOn: string;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly grantedOn: string | null;
  readonly answer: string;
  readonly decidedBy: string;
}

/** Sums over the organizations of a prefecture, itself among them. */
export interface PrefectureProgress {
  readonly code: string;
  readonly name: string;
  readonly targets: number;
  /** Have answered nothing. */
  readonly missing: number;
  readonly notStarted: number;
  readonly underWay: number;
  readonly done: number;
  readonly notApplicable: number;
  readonly explained: number;
  /** Past their day and neither done nor explained. */
  readonly late: number;
  readonly onTime: number;
  readonly extended: number;
  /** Of those that have answered. */
  readonly doneWeight: number;
  readonly applicableWeight: number;
}

export interface StepProgress {
  readonly id: string;
  readonly position: number;
  readonly title: string;
  readonly weight: number;
  readonly voluntary: boolean;
  readonly missing: number;
  readonly notStarted: number;
  readonly underWay: number;
  readonly done: number;
  readonly notApplicable: number;
}
