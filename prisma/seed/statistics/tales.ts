import type { Decision, Register, State, Way } from '@/lib/statistics/disclosure/constants';

/** Days are before the present of the demonstration. Bodies are named by their codes. */
interface RecordTale {
  readonly key: string;
  readonly requester: string;
  readonly provider: string;
  readonly business: string;
  readonly ago: number;
  readonly coded?: { readonly code: string; readonly by: string; readonly reason: string };
  /** Who knows that the person is under support measures. */
  readonly supportedBy?: string;
}

export const records: readonly RecordTale[] = [
  { key: 'J2026-000101', requester: '153079', provider: '154059', business: '児童手当', ago: 40 },
  {
    ...{ key: 'J2026-000102', requester: '153079', provider: '155811', business: '国民健康保険', ago: 36 },
    coded: { code: '01', by: '155811', reason: '住民基本台帳事務における支援措置の対象者であるため' },
    supportedBy: '155811',
  },
  { key: 'J2026-000103', requester: '154059', provider: '153079', business: '保育料', ago: 30, supportedBy: '153079' },
  {
    ...{ key: 'J2026-000104', requester: '155811', provider: '153079', business: '住民税', ago: 28 },
    coded: { code: '01', by: '153079', reason: '支援措置の申出が受理されているため' },
    supportedBy: '153079',
  },
  { key: 'J2026-000105', requester: 'NB0001', provider: '153079', business: '年金の現況確認', ago: 21 },
  {
    ...{ key: 'J2026-000106', requester: '154059', provider: '155811', business: '介護保険', ago: 18 },
    coded: { code: '02', by: '154059', reason: '調査の実施に支障が生じるおそれがあるため' },
  },
  { key: 'J2026-000107', requester: '153079', provider: 'NB0002', business: '公務災害補償', ago: 9 },
];

interface CaseTale {
  readonly key: string;
  readonly code: string;
  readonly register: Register;
  readonly way: Way;
  readonly ago: number;
  readonly state: State;
  readonly confirmed?: number;
  readonly decided?: number;
  readonly decision?: Decision;
  readonly reason?: string;
  readonly delivered?: number;
  readonly receiptWay?: Way;
  /** Record, and whether it was withheld. */
  readonly records?: readonly (readonly [string, boolean | null])[];
}

export const cases: readonly CaseTale[] = [
  {
    ...{ key: '機構開示第1号', code: 'JLIS', register: 'identification', way: 'post', ago: 62, state: 'delivered' },
    ...{ confirmed: 60, decided: 55, decision: 'full', delivered: 52, receiptWay: 'post' },
  },
  { key: '機構開示第2号', code: 'JLIS', register: 'identification', way: 'visit', ago: 8, state: 'received' },
  {
    ...{ key: '市町村第31号', code: '150002', register: 'identification', way: 'post', ago: 20, state: 'confirmed' },
    confirmed: 18,
  },
  {
    ...{
      key: '聖総第12号',
      code: '153079',
      register: 'linkage',
      way: 'visit',
      ago: 12,
      state: 'confirmed',
      confirmed: 12,
    },
    records: [
      ['J2026-000101', null],
      ['J2026-000102', null],
    ],
  },
  {
    ...{
      key: '聖総第7号',
      code: '153079',
      register: 'linkage',
      way: 'post',
      ago: 50,
      state: 'delivered',
      confirmed: 48,
    },
    ...{ decided: 35, decision: 'refused', reason: '支援措置の対象者に係る記録であるため', delivered: 33 },
    receiptWay: 'post',
    records: [['J2026-000104', true]],
  },
  {
    ...{ key: '出総第3号', code: '154059', register: 'linkage', way: 'visit', ago: 5, state: 'received' },
    records: [['J2026-000103', null]],
  },
  {
    ...{
      key: '総番第18号',
      code: 'SOUMU',
      register: 'linkage',
      way: 'post',
      ago: 10,
      state: 'confirmed',
      confirmed: 7,
    },
    records: [
      ['J2026-000105', null],
      ['J2026-000106', null],
    ],
  },
];

export const consultations: readonly {
  readonly of: string;
  readonly record: string;
  readonly asking: string;
  readonly asked: string;
  readonly answer?: string;
}[] = [{ of: '聖総第12号', record: 'J2026-000102', asking: '153079', asked: '155811' }];
