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
export interface RecordPerson {
  readonly name: string;
  readonly kana: string;
  /** Everyday name (通称) of a foreign resident; '' = none. */
  readonly alias: string;
  readonly birthDate: string;
  readonly sex: 'male' | 'female';
  readonly relationship: string | null;
  readonly becameResidentOn: string | null;
  readonly addressSince: string | null;
  readonly notifiedOn: string | null;
  readonly previousAddress: string | null;
  /** 本籍 and 筆頭者; null = left out on request. */
  readonly registeredDomicile: string | null;
  readonly familyRegisterHead: string | null;
  /** 国籍・地域, 在留資格, 在留期間の満了日; null = a Japanese resident. */
  readonly foreigner: { readonly nationality: string; readonly status: string; readonly until: string | null } | null;
}

export interface ResidentRecord {
  readonly scope: 'person' | 'household';
  readonly address: string;
  /** 世帯主; null = left out on request. */
  readonly householdHead: string | null;
  readonly persons: readonly RecordPerson[];
}

export interface TaxPayer {
  readonly name: string;
  readonly address: string;
  readonly birthDate: string | null;
}

/** One row of a 納税証明書; amounts in yen. */
export interface TaxPaymentRow {
  readonly tax: string;
  readonly fiscalYear: number;
  readonly due: number;
  readonly paid: number;
  /** Not paid and past its due date. */
  readonly overdue: number;
  /** Not paid, due date not reached. */
  readonly notYetDue: number;
}

export interface TaxPaymentCertificate {
  readonly payer: TaxPayer;
  readonly rows: readonly TaxPaymentRow[];
}

/** 所得・課税証明書 of one fiscal year; amounts in yen. */
export interface IncomeCertificate {
  readonly payer: TaxPayer;
  readonly fiscalYear: number;
  readonly incomes: readonly { readonly item: string; readonly amount: number }[];
  readonly deductions: readonly { readonly item: string; readonly amount: number }[];
  readonly taxes: readonly { readonly item: string; readonly amount: number }[];
  readonly dependants: number;
}

/** 資格確認書, until its day 被保険者証. */
export interface InsuranceCard {
  readonly form: 'confirmation' | 'card';
  readonly symbol: string;
  readonly number: string;
  readonly branch: string;
  readonly name: string;
  readonly kana: string;
  readonly birthDate: string;
  readonly sex: 'male' | 'female';
  readonly acquiredOn: string;
  readonly issuedOn: string;
  readonly validUntil: string;
  readonly householdHead: string;
  readonly address: string;
  /** 保険者番号, 8 digits. */
  readonly insurerNumber: string;
  readonly insurer: string;
}

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
