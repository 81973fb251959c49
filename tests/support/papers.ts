import type {
  IncomeCertificate,
  InsuranceCard,
  PaperHead,
  RecordPerson,
  ResidentList,
  ResidentRecord,
  TaxPaymentCertificate,
} from '@/lib/certificates/types';

/** 葛 and 辻 with their variation selectors, 髙, 﨑 and 𠮷, as they are in registers. */
export const rareName = '葛\u{E0100}城　辻\u{E0100}髙﨑𠮷';

export const head = (over: Partial<PaperHead> = {}): PaperHead => ({
  municipality: '新潟県北蒲原郡聖籠町',
  issuer: '聖籠町長',
  issuedOn: '2026-11-28',
  issuedAt: new Date('2026-11-28T01:02:03Z'),
  serial: '2026-000123',
  place: '聖籠町役場',
  dataTime: null,
  mark: 'original',
  stock: null,
  offset: { x: 0, y: 0 },
  ...over,
});

export const person = (over: Partial<RecordPerson> = {}): RecordPerson => ({
  name: rareName,
  kana: 'カツラギ　ツジタカサキヨシ',
  alias: '',
  birthDate: '1980-03-04',
  sex: 'female',
  relationship: '世帯主',
  becameResidentOn: '2001-04-01',
  addressSince: '2010-05-06',
  notifiedOn: '2010-05-07',
  previousAddress: '新潟県新発田市大字試験1番地',
  registeredDomicile: null,
  familyRegisterHead: null,
  foreigner: null,
  ...over,
});

export const record = (...persons: readonly RecordPerson[]): ResidentRecord => ({
  scope: 'household',
  address: '大字諏訪山9999番地',
  householdHead: rareName,
  persons,
});

const payer = { name: rareName, address: '大字諏訪山9999番地', birthDate: '1980-03-04' };

export const payments: TaxPaymentCertificate = {
  payer,
  rows: [{ tax: '町県民税', fiscalYear: 2026, due: 120_000, paid: 60_000, overdue: 20_000, notYetDue: 40_000 }],
};

export const income: IncomeCertificate = {
  payer,
  fiscalYear: 2026,
  incomes: [{ item: '給与収入', amount: 4_321_000 }],
  deductions: [{ item: '基礎控除', amount: 430_000 }],
  taxes: [{ item: '町民税', amount: 98_700 }],
  dependants: 2,
};

export const insured: InsuranceCard = {
  form: 'confirmation',
  symbol: '聖',
  number: '0012345',
  branch: '01',
  name: rareName,
  kana: 'カツラギ　ツジタカサキヨシ',
  birthDate: '1980-03-04',
  sex: 'female',
  acquiredOn: '2020-04-01',
  issuedOn: '2026-11-28',
  validUntil: '2027-07-31',
  householdHead: rareName,
  address: '新潟県北蒲原郡聖籠町大字諏訪山9999番地',
  insurerNumber: '00150789',
  insurer: '聖籠町',
};

export const list = (count: number): ResidentList => ({
  districts: [
    {
      name: '諏訪山',
      residents: Array.from({ length: count }, (_, index) => ({
        household: `S${index}`,
        name: rareName,
        kana: 'カツラギ',
        age: 46,
        sex: 'female' as const,
        address: '大字諏訪山9999番地',
      })),
    },
    { name: '網代浜', residents: [] },
  ],
});
