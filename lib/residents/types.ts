import { z } from 'zod';
import { RegisterChangeKind, ResidentKind, ResidentSex, ResidentState, TaxKind } from '@/lib/core/generated/enums';

/** A line of a search's answer. Dates are business dates. */
export const foundResidentShape = z.object({
  id: z.string(),
  number: z.string(),
  kind: z.enum(ResidentKind),
  state: z.enum(ResidentState),
  name: z.string(),
  kana: z.string(),
  alias: z.string(),
  birthDate: z.string(),
  sex: z.enum(ResidentSex),
  address: z.string(),
  head: z.string(),
  issueStopped: z.boolean(),
  supportMeasures: z.boolean(),
});
export type FoundResident = z.infer<typeof foundResidentShape>;

/** Everything that the register says of a person. */
export const residentDetailShape = z.object({
  id: z.string(),
  number: z.string(),
  kind: z.enum(ResidentKind),
  state: z.enum(ResidentState),
  householdId: z.string().nullable(),
  householdNumber: z.string().nullable(),
  householdVersion: z.number().nullable(),
  headName: z.string(),
  position: z.number(),
  name: z.string(),
  kana: z.string(),
  alias: z.string(),
  birthDate: z.string(),
  sex: z.enum(ResidentSex),
  relationship: z.string(),
  address: z.string(),
  becameResidentOn: z.string().nullable(),
  addressSince: z.string().nullable(),
  notifiedOn: z.string().nullable(),
  previousAddress: z.string(),
  registeredDomicile: z.string(),
  familyRegisterHead: z.string(),
  nationality: z.string(),
  residenceStatus: z.string(),
  residenceUntil: z.string().nullable(),
  endedOn: z.string().nullable(),
  issueStopped: z.boolean(),
  supportMeasures: z.boolean(),
  version: z.number(),
});
export type ResidentDetail = z.infer<typeof residentDetailShape>;

export const insuredShape = z.object({
  symbol: z.string(),
  number: z.string(),
  branch: z.string(),
  acquiredOn: z.string(),
});
export type Insured = z.infer<typeof insuredShape>;

/** A tax of one fiscal year; yen. `overdue`: not paid and past its day. */
export const taxSummaryShape = z.object({
  assessmentId: z.string(),
  tax: z.enum(TaxKind),
  fiscalYear: z.number(),
  due: z.number(),
  paid: z.number(),
  overdue: z.number(),
});
export type TaxSummary = z.infer<typeof taxSummaryShape>;

export const instalmentShape = z.object({
  id: z.string(),
  tax: z.enum(TaxKind),
  fiscalYear: z.number(),
  number: z.number(),
  dueOn: z.string(),
  amount: z.number(),
  paid: z.number(),
});
export type Instalment = z.infer<typeof instalmentShape>;

export const incomeShape = z.object({
  fiscalYear: z.number(),
  salary: z.number(),
  pension: z.number(),
  business: z.number(),
  totalIncome: z.number(),
  deductions: z.number(),
  taxable: z.number(),
  municipalTax: z.number(),
  prefecturalTax: z.number(),
  dependants: z.number(),
});
export type Income = z.infer<typeof incomeShape>;

export const registerEventShape = z.object({
  id: z.string(),
  kind: z.enum(RegisterChangeKind),
  effectiveOn: z.string(),
  notifiedOn: z.string(),
  at: z.date(),
  enteredBy: z.string(),
  before: z.record(z.string(), z.unknown()).readonly().nullable(),
  after: z.record(z.string(), z.unknown()).readonly().nullable(),
});
export type RegisterEvent = z.infer<typeof registerEventShape>;
