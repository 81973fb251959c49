import type { Income, Insured, ResidentDetail, TaxSummary } from '@/lib/residents/types';
import { towns } from '../constants';
import type {
  IncomeCertificate,
  InsuranceCard,
  RecordPerson,
  ResidentRecord,
  TaxPayer,
  TaxPaymentCertificate,
} from '../types';

/** Names of the taxes as certificates have them: a village has no 町民税. */
export const taxNames = (code: string) => {
  const kind = towns[code]?.name.endsWith('村') ? '村' : '町';
  return {
    resident_tax: `${kind}県民税`,
    property_tax: '固定資産税',
    light_vehicle_tax: '軽自動車税',
    health_insurance_tax: '国民健康保険税',
    municipal: `${kind}民税`,
  } as const;
};

const orNull = (text: string): string | null => (text === '' ? null : text);

interface RecordOptions {
  readonly scope: 'person' | 'household';
  readonly relationship: boolean;
  readonly domicile: boolean;
  readonly previous: boolean;
}

function recordPerson(person: ResidentDetail, options: RecordOptions): RecordPerson {
  const { name, kana, alias, birthDate, sex, becameResidentOn, addressSince, notifiedOn, nationality } = person;
  const foreign = nationality !== '';
  return {
    ...{ name, kana, alias, birthDate, sex, becameResidentOn, addressSince, notifiedOn },
    relationship: options.relationship ? person.relationship : null,
    previousAddress: options.previous ? orNull(person.previousAddress) : null,
    registeredDomicile: options.domicile ? orNull(person.registeredDomicile) : null,
    familyRegisterHead: options.domicile ? orNull(person.familyRegisterHead) : null,
    foreigner: foreign ? { nationality, status: person.residenceStatus, until: person.residenceUntil } : null,
  };
}

/** 住民票の写し: what is not asked for is left out. */
export const residentRecord = (persons: readonly ResidentDetail[], options: RecordOptions): ResidentRecord => ({
  scope: options.scope,
  address: persons[0]?.address ?? '',
  householdHead: options.relationship ? (persons[0]?.headName ?? '') : null,
  persons: persons.map((person) => recordPerson(person, options)),
});

const payerOf = ({ name, address, birthDate }: ResidentDetail): TaxPayer => ({ name, address, birthDate });

/** 納税証明書 of one fiscal year, or of all that are known. */
export const taxPayment = (
  person: ResidentDetail,
  taxes: readonly TaxSummary[],
  year: number | undefined,
  code: string,
): TaxPaymentCertificate => ({
  payer: payerOf(person),
  rows: taxes
    .filter(({ fiscalYear }) => year === undefined || fiscalYear === year)
    .map(({ tax, fiscalYear, due, paid, overdue }) => ({
      tax: taxNames(code)[tax],
      ...{ fiscalYear, due, paid, overdue, notYetDue: due - paid - overdue },
    })),
});

const lines = (pairs: readonly (readonly [string, number])[]) =>
  pairs.filter(([, amount]) => amount > 0).map(([item, amount]) => ({ item, amount }));

/** 所得・課税証明書 of a fiscal year. */
export const incomeCertificate = (person: ResidentDetail, income: Income, code: string): IncomeCertificate => ({
  payer: payerOf(person),
  fiscalYear: income.fiscalYear,
  incomes: [
    ...lines([
      ['給与収入', income.salary],
      ['公的年金等収入', income.pension],
      ['営業等所得', income.business],
    ]),
    { item: '合計所得金額', amount: income.totalIncome },
  ],
  deductions: [{ item: '所得控除合計', amount: income.deductions }],
  taxes: [
    { item: '課税標準額', amount: income.taxable },
    { item: taxNames(code).municipal, amount: income.municipalTax },
    { item: '県民税', amount: income.prefecturalTax },
    { item: '年税額', amount: income.municipalTax + income.prefecturalTax },
  ],
  dependants: income.dependants,
});

export interface CardFacts {
  readonly insured: Insured;
  readonly form: 'confirmation' | 'card';
  readonly expiresOn: string;
  readonly issuedOn: string;
  readonly insurerNumber: string;
  readonly code: string;
}

/** 資格確認書 or 被保険者証. */
export function insuranceCard(person: ResidentDetail, facts: CardFacts): InsuranceCard {
  const { insured, form, expiresOn, issuedOn, insurerNumber, code } = facts;
  const { name, kana, birthDate, sex } = person;
  return {
    ...{ form, name, kana, birthDate, sex, issuedOn, insurerNumber },
    ...insured,
    validUntil: expiresOn,
    householdHead: person.headName,
    address: `${towns[code]?.full ?? ''}${person.address}`,
    insurer: towns[code]?.name ?? '',
  };
}
