import { expect, it } from 'vitest';
import type { ReportValues } from '../types';
import { changedKeys, checkReport, kindsAfter } from './rules';

const first: ReportValues = {
  ...{
    occurredAt: '2026-11-20T09:00',
    system: '自治体中間サーバー',
    business: '',
    summary: '応答がない',
    impact: '',
    persons: '',
  },
  ...{
    cause: '',
    response: '',
    recoveredAt: '',
    prevention: '',
    contactName: '情報 花子',
    contactPhone: '025-000-0000',
  },
};
const last = {
  ...first,
  impact: '照会不可',
  cause: '電源',
  response: '交換',
  recoveredAt: '2026-11-20T12:00',
  prevention: '二重化',
};

const now = new Date('2026-11-20T12:00:00+09:00');

it.each([
  ['a first report is enough with what is known', first, 'first', []],
  ['one without a summary is not', { ...first, summary: '' }, 'first', ['summary']],
  ['a final one says all', last, 'final', []],
  ['one that does not', first, 'final', ['impact', 'cause', 'response', 'recoveredAt', 'prevention']],
  ['that it will begin', { ...first, occurredAt: '2026-11-20T12:01' }, 'first', ['occurredAt']],
  ['that it will be over', { ...last, recoveredAt: '2026-11-21T08:00' }, 'final', ['recoveredAt']],
  ['over before it began', { ...last, recoveredAt: '2026-11-20T08:00' }, 'final', ['recoveredAt']],
] as const)('%s', (_name, values, kind, fields) => {
  expect(checkReport(values, kind, now).map(({ field }) => field)).toEqual(fields);
});

it('names what changed, and what may follow', () => {
  expect(changedKeys(first, last)).toEqual(['impact', 'cause', 'response', 'recoveredAt', 'prevention']);
  expect([kindsAfter('first'), kindsAfter('final')]).toEqual([['follow_up', 'final'], []]);
});
