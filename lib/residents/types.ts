import type { RegisterChangeKind, ResidentKind, ResidentSex, ResidentState, TaxKind } from '@/lib/core/generated/enums';

/** A line of a search's answer. Dates are business dates. */
export interface FoundResident {
  readonly id: string;
  readonly number: string;
  readonly kind: ResidentKind;
  readonly state: ResidentState;
  readonly name: string;
  readonly kana: string;
  readonly alias: string;
  readonly birthDate: string;
  readonly sex: ResidentSex;
  readonly address: string;
  readonly head: string;
  readonly issueStopped: boolean;
  readonly supportMeasures: boolean;
}

/** Everything that the register says of a person. */
export interface ResidentDetail {
  readonly id: string;
  readonly number: string;
  readonly kind: ResidentKind;
  readonly state: ResidentState;
  readonly householdId: string | null;
  readonly householdNumber: string | null;
  readonly householdVersion: number | null;
  readonly headName: string;
  readonly position: number;
  readonly name: string;
  readonly kana: string;
  readonly alias: string;
  readonly birthDate: string;
  readonly sex: ResidentSex;
  readonly relationship: string;
  readonly address: string;
  readonly becameResidentOn: string | null;
  readonly addressSince: string | null;
  readonly notifiedOn: string | null;
  readonly previousAddress: string;
  readonly registeredDomicile: string;
  readonly familyRegisterHead: string;
  readonly nationality: string;
  readonly residenceStatus: string;
  readonly residenceUntil: string | null;
  readonly endedOn: string | null;
  readonly issueStopped: boolean;
  readonly supportMeasures: boolean;
  readonly version: number;
}

export interface Insured {
  readonly symbol: string;
  readonly number: string;
  readonly branch: string;
  readonly acquiredOn: string;
}

/** A tax of one fiscal year; yen. `overdue`: not paid and past its day. */
export interface TaxSummary {
  readonly assessmentId: string;
  readonly tax: TaxKind;
  readonly fiscalYear: number;
  readonly due: number;
  readonly paid: number;
  readonly overdue: number;
}

export interface Instalment {
  readonly id: string;
  readonly tax: TaxKind;
  readonly fiscalYear: number;
  readonly number: number;
  readonly dueOn: string;
  readonly amount: number;
  readonly paid: number;
}

export interface Income {
  readonly fiscalYear: number;
  readonly salary: number;
  readonly pension: number;
  readonly business: number;
  readonly totalIncome: number;
  readonly deductions: number;
  readonly taxable: number;
  readonly municipalTax: number;
  readonly prefecturalTax: number;
  readonly dependants: number;
}

export interface RegisterEvent {
  readonly id: string;
  readonly kind: RegisterChangeKind;
  readonly effectiveOn: string;
  readonly notifiedOn: string;
  readonly at: Date;
  readonly enteredBy: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}
