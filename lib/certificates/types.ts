import { z } from 'zod';
import { InsuranceForm, ResidentSex } from '@/lib/core/generated/enums';

/** What every paper of a town says about its own making. */
export interface PaperHead {
  /** With prefecture and county, as the certifying line has it: 新潟県北蒲原郡聖籠町. */
  readonly municipality: string;
  /** 新潟県北蒲原郡聖籠町長 */
  readonly issuer: string;
  /** Business date. */
  readonly issuedOn: string;
  /** Instant of issue; the same input makes the same bytes. */
  readonly issuedAt: Date;
  /** `<site>-<declaration>-<n>` or the town's running number. */
  readonly serial: string;
  /** Where it was printed: 聖籠町役場, 関川村役場（連携町村サーバ）. */
  readonly place: string;
  /** Set whenever the data are not live. */
  readonly dataTime: DataTime | null;
  readonly mark: PaperMark;
  /** Stock of paper and its number, as the issue log has them; null = plain paper. */
  readonly stock: string | null;
  /** Layout of the stock: where printing begins, in tenths of a millimetre to the right and down. */
  readonly offset: { readonly x: number; readonly y: number };
}

/** `preview`: before it is issued; `test`: to try a stock of paper. Neither certifies anything. */
export type PaperMark = 'original' | 'reprint' | 'preview' | 'test';

export interface DataTime {
  readonly at: Date;
  /** 前日時点: the copy is of the day before the day of issue; otherwise date and time alone are shown. */
  readonly previousDay: boolean;
}

/** A person as 住民票 has it. Dates are business dates, null = not shown or not known. */
const recordPersonShape = z.object({
  name: z.string(),
  kana: z.string(),
  /** Everyday name (通称) of a foreign resident; '' = none. */
  alias: z.string(),
  birthDate: z.string(),
  sex: z.enum(ResidentSex),
  relationship: z.string().nullable(),
  becameResidentOn: z.string().nullable(),
  addressSince: z.string().nullable(),
  notifiedOn: z.string().nullable(),
  previousAddress: z.string().nullable(),
  /** 本籍 and 筆頭者; null = left out on request. */
  registeredDomicile: z.string().nullable(),
  familyRegisterHead: z.string().nullable(),
  /** 国籍・地域, 在留資格, 在留期間の満了日; null = a Japanese resident. */
  foreigner: z.object({ nationality: z.string(), status: z.string(), until: z.string().nullable() }).nullable(),
});
export type RecordPerson = z.infer<typeof recordPersonShape>;

export const residentRecordShape = z.object({
  scope: z.enum(['person', 'household']),
  address: z.string(),
  /** 世帯主; null = left out on request. */
  householdHead: z.string().nullable(),
  persons: z.array(recordPersonShape).readonly(),
});
export type ResidentRecord = z.infer<typeof residentRecordShape>;

const taxPayerShape = z.object({ name: z.string(), address: z.string(), birthDate: z.string().nullable() });
export type TaxPayer = z.infer<typeof taxPayerShape>;

/** One row of a 納税証明書; amounts in yen. */
const taxPaymentRowShape = z.object({
  tax: z.string(),
  fiscalYear: z.number(),
  due: z.number(),
  paid: z.number(),
  /** Not paid and past its due date. */
  overdue: z.number(),
  /** Not paid, due date not reached. */
  notYetDue: z.number(),
});

export const taxPaymentShape = z.object({ payer: taxPayerShape, rows: z.array(taxPaymentRowShape).readonly() });
export type TaxPaymentCertificate = z.infer<typeof taxPaymentShape>;

const itemsShape = z.array(z.object({ item: z.string(), amount: z.number() })).readonly();

/** 所得・課税証明書 of one fiscal year; amounts in yen. */
export const incomeShape = z.object({
  payer: taxPayerShape,
  fiscalYear: z.number(),
  incomes: itemsShape,
  deductions: itemsShape,
  taxes: itemsShape,
  dependants: z.number(),
});
export type IncomeCertificate = z.infer<typeof incomeShape>;

/** 資格確認書, until its day 被保険者証. */
export const insuranceCardShape = z.object({
  form: z.enum(InsuranceForm),
  symbol: z.string(),
  number: z.string(),
  branch: z.string(),
  name: z.string(),
  kana: z.string(),
  birthDate: z.string(),
  sex: z.enum(ResidentSex),
  acquiredOn: z.string(),
  issuedOn: z.string(),
  validUntil: z.string(),
  householdHead: z.string(),
  address: z.string(),
  /** 保険者番号, 8 digits. */
  insurerNumber: z.string(),
  insurer: z.string(),
});
export type InsuranceCard = z.infer<typeof insuranceCardShape>;

/** One line of 全住民一覧. */
export interface ListedResident {
  readonly household: string;
  readonly name: string;
  readonly kana: string;
  readonly age: number;
  readonly sex: 'male' | 'female';
  readonly address: string;
}

export interface ResidentList {
  readonly districts: readonly { readonly name: string; readonly residents: readonly ListedResident[] }[];
}
