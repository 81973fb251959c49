import { demonstrationPassword } from '@/lib/accounts/demonstration/constants';

export interface DrillTown {
  readonly code: string;
  readonly name: string;
  /** Population of S2, which the invented register has exactly. */
  readonly people: number;
  /** Log-in IDs: who records and who confirms, both answerable for the town's systems; who works at the counter. */
  readonly recorder: string;
  readonly confirmer: string;
  readonly clerk: string;
}

/** The towns of S2 with people of the invented data. */
export const drillTowns: readonly DrillTown[] = [
  {
    code: '153079',
    name: '聖籠町',
    people: 13_793,
    recorder: 'seiro-admin',
    confirmer: '153079-01',
    clerk: 'seiro-clerk',
  },
  {
    code: '154059',
    name: '出雲崎町',
    people: 4_803,
    recorder: 'izumozaki-admin',
    confirmer: '154059-01',
    clerk: '154059-03',
  },
  {
    code: '155811',
    name: '関川村',
    people: 6_289,
    recorder: 'sekikawa-admin',
    confirmer: '155811-01',
    clerk: '155811-03',
  },
];

export const password = demonstrationPassword;

/** Terminals of two makes, as halls have them. */
export const terminals = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0',
] as const;
