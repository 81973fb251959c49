import { expect, it } from 'vitest';
import { idOf } from '@/lib/core/ids';
import type { FormField } from '../types';
import { checkTurn, checkVerdict, waitsForReceipt } from './rules';

const field = (key: string): FormField => ({ key, type: 'text', label: key, labelEn: key, required: true });
const fields = [field('system'), field('date')];

it.each([
  ['the one whose turn it is', 'in_review', 'P', 'P', null],
  ['somebody else', 'in_review', 'P', 'C', 'denied'],
  ['one that was returned', 'returned', 'T', 'P', 'applications.isReturned'],
  ['one that is settled', 'rejected', null, 'P', 'applications.settled'],
  ['a draft', 'draft', null, 'T', 'denied'],
])('turn: %s', (_name, state, waiting, reader, code) => {
  expect(
    checkTurn({ state, waitingOrganizationId: waiting === null ? null : idOf(waiting) }, idOf(reader))?.code ?? null,
  ).toBe(code);
});

it.each([
  ['an approval needs no words', { verdict: 'approved', comment: '', flagged: [] }, null],
  ['a rejection without a reason', { verdict: 'rejected', comment: '', flagged: [] }, 'required'],
  ['a return without a reason', { verdict: 'returned', comment: '', flagged: ['date'] }, 'required'],
  ['a return that flags nothing', { verdict: 'returned', comment: '日付', flagged: [] }, 'applications.nothingFlagged'],
  [
    'a return that flags what is not asked',
    { verdict: 'returned', comment: '日付', flagged: ['secret'] },
    'applications.nothingFlagged',
  ],
  ['a return', { verdict: 'returned', comment: '日付', flagged: ['date', 'files'] }, null],
] as const)('%s', (_name, said, code) => {
  const checked = checkVerdict(said, fields);
  expect(checked.ok ? null : checked.problems[0]?.code).toBe(code);
});

it.each([
  [['approved'], false],
  [['approved', 'handed_over'], true],
  [['approved', 'handed_over', 'received'], false],
  [['approved', 'handed_over', 'received', 'handed_over'], true],
] as const)('%j waits for a receipt: %s', (kinds, waits) => {
  expect(waitsForReceipt(kinds)).toBe(waits);
});
