import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { idOf, type OrganizationId } from '@/lib/core/ids';
import { type Deciding, dueOn, fiscalYearOf, objectionTo, refusedByDefault, sumFigures } from './rules';

it('is decided within thirty days', () => expect(dueOn('2026-11-10')).toBe('2026-12-10'));
it('a fiscal year begins in April', () =>
  expect([fiscalYearOf('2014-03-31'), fiscalYearOf('2014-04-01')]).toEqual([2013, 2014]));

it('the source’s years add up: 67 requests, 12 and 55, received 6 and 61', () => {
  const lines = readFileSync('prisma/seed/data/disclosure-2013.csv', 'utf8').trim().split('\n').slice(1);
  const figures = lines.map((line) => {
    const [name = '', ...counts] = line.split(',');
    const [requestVisit = 0, requestPost = 0, receiptVisit = 0, receiptPost = 0, total = 0] = counts.map(Number);
    expect([name, requestVisit + requestPost, receiptVisit + receiptPost]).toEqual([name, total, total]);
    return { fiscalYear: 0, requestVisit, requestPost, receiptVisit, receiptPost };
  });
  expect(figures).toHaveLength(12);
  expect(sumFigures(figures)).toEqual({ requestVisit: 12, requestPost: 55, receiptVisit: 6, receiptPost: 61 });
});

describe('a decision', () => {
  const plain = { id: 'a', reference: 'R1', code: '', codeSetById: null, codeReason: '' };
  const coded = { id: 'b', reference: 'R2', code: '01', codeSetById: idOf<OrganizationId>('other'), codeReason: '' };
  const answered = { ...coded, codeReason: '支援措置' };
  const ownCode = { ...coded, codeSetById: idOf<OrganizationId>('town') };
  const base: Deciding = {
    ...{ register: 'linkage', organizationId: idOf('town'), isOperator: false, records: [plain], withheldIds: [] },
    ...{ decision: 'full', reason: '' },
  };
  it.each<[string, Partial<Deciding>, string | null]>([
    ['of a plain record', {}, null],
    ['on a coded record waits for the body that set the code', { records: [coded] }, 'statistics.unanswered'],
    [
      'to refuse it waits, too',
      { records: [coded], withheldIds: ['b'], decision: 'refused', reason: '理由' },
      'statistics.unanswered',
    ],
    ['is free once it has answered: disclosed', { records: [answered] }, null],
    [
      'is free once it has answered: refused',
      { records: [answered], withheldIds: ['b'], decision: 'refused', reason: '理由' },
      null,
    ],
    [
      'on a code of one’s own asks nobody',
      { records: [ownCode], withheldIds: ['b'], decision: 'refused', reason: '理由' },
      null,
    ],
    ['to refuse needs a reason', { withheldIds: ['a'], decision: 'refused' }, 'statistics.reasonNeeded'],
    [
      'in part withholds some',
      { records: [plain, answered], withheldIds: ['b'], decision: 'partial', reason: '理由' },
      null,
    ],
    [
      'in part withholds not all',
      { withheldIds: ['a'], decision: 'partial', reason: '理由' },
      'statistics.decisionContradicts',
    ],
    ['in full withholds nothing', { withheldIds: ['a'] }, 'statistics.decisionContradicts'],
    ['that there is none has no record', { decision: 'absent', reason: '記録なし' }, 'statistics.decisionContradicts'],
    [
      'of the operator refuses a coded record without asking',
      { isOperator: true, records: [coded], withheldIds: ['b'], decision: 'refused', reason: 'コード' },
      null,
    ],
    [
      'of the operator discloses one only for a special reason',
      { isOperator: true, records: [answered] },
      'statistics.operatorDisclosesCoded',
    ],
    [
      'of the operator to disclose one waits for the answer',
      { isOperator: true, records: [coded], reason: '特別の理由' },
      'statistics.unanswered',
    ],
    ['on 本人確認情報 has no records', { register: 'identification', records: [] }, null],
  ])('%s', (_name, change, code) => expect(objectionTo({ ...base, ...change })?.code ?? null).toBe(code));
});

it('the operator’s coded records are refused by default, nobody else’s', () => {
  expect([
    refusedByDefault({ code: '01' }, true),
    refusedByDefault({ code: '01' }, false),
    refusedByDefault({ code: '' }, true),
  ]).toEqual([true, false, false]);
});
