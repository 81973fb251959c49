import type { CheckList, CheckResult, ItemState, TuningWay } from './constants';
import type { ShutdownPlan } from './plans/ups/rules';
import type { ItemKey } from './template/constants';

export interface PartnerName {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

export interface ProjectSummary {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly system: string;
  /** The lead first. */
  readonly partners: readonly PartnerName[];
  readonly prefectureName: string;
  /** Business dates; `goesLiveOn` null = not planned. */
  readonly startsOn: string;
  readonly goesLiveOn: string | null;
  /** Items that apply, those that are approved, and those whose end has passed without being done. */
  readonly items: number;
  readonly approved: number;
  readonly late: number;
  readonly ended: boolean;
}

export interface ItemRow {
  readonly key: ItemKey;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly dependsOn: readonly string[];
  readonly state: ItemState;
  readonly note: string;
  readonly fileIds: readonly string[];
  readonly doneBy: string | null;
  readonly doneName: string;
  readonly doneAt: Date | null;
  readonly approvedBy: string;
  readonly approvedAt: Date | null;
  /** Why it was returned the last time; empty = never. */
  readonly returned: string;
  readonly version: number;
}

export interface TuningRow {
  readonly id: string;
  readonly service: string;
  readonly parameter: string;
  readonly sourceForm: string;
  readonly difference: string;
  readonly way: TuningWay;
  readonly decision: string;
  readonly editedBy: string;
  readonly approvedBy: string;
  readonly approvedAt: Date | null;
  readonly version: number;
}

export interface CheckRow {
  readonly id: string;
  readonly list: CheckList;
  readonly title: string;
  readonly result: CheckResult;
  readonly note: string;
  readonly checkedBy: string;
  readonly checkedAt: Date | null;
  readonly version: number;
}

export interface RiskRow {
  readonly id: string;
  readonly title: string;
  readonly likelihood: number;
  readonly impact: number;
  readonly measure: string;
  readonly holder: string;
  readonly closed: boolean;
  readonly version: number;
}

export interface ProjectDetail extends ProjectSummary {
  readonly vending: boolean;
  readonly rows: readonly ItemRow[];
  readonly tunings: readonly TuningRow[];
  readonly checks: readonly CheckRow[];
  readonly risks: readonly RiskRow[];
  /** Operation plans that the reader sees, by their town. */
  readonly plans: readonly { readonly planId: string; readonly organizationId: string }[];
}

export interface PlanSummary {
  readonly id: string;
  readonly system: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly prefectureName: string;
  readonly projectNumber: number | null;
  /** Minutes of the day. */
  readonly opens: number;
  readonly closes: number;
  readonly daily: boolean;
  readonly backupAt: number;
  readonly backupMinutes: number;
  readonly services: number;
  readonly updatedAt: Date;
}

export interface ServiceHours {
  readonly name: string;
  readonly opens: number;
  readonly closes: number;
  readonly daily: boolean;
}

export interface UpsRow {
  readonly id: string;
  readonly name: string;
  readonly batterySeconds: number;
  readonly plan: ShutdownPlan;
}

export interface PlanDetail extends Omit<PlanSummary, 'services'> {
  readonly organizationCode: string;
  readonly updatedBy: string;
  readonly version: number;
  readonly services: readonly ServiceHours[];
  readonly units: readonly UpsRow[];
}
