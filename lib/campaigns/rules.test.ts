import { describe, expect, it } from 'vitest';
import type { Status } from './constants';
import { isLate, laterOf, mergedStatus, rateOf, sumOf, targetState } from './rules';

const steps = [
  { weight: 1, voluntary: false },
  { weight: 3, voluntary: false },
  { weight: 6, voluntary: false },
  { weight: 9, voluntary: true },
];
const d: Status = 'done';
const u: Status = 'under_way';
const n: Status = 'not_started';
const x: Status = 'not_applicable';

describe('the sum of an organization’s answers', () => {
  it.each([
    ['nothing said is missing, and no zero', [null, null, null, null], 'missing', 0, 10],
    ['only the voluntary one said is missing still', [null, null, null, d], 'missing', 0, 10],
    ['all not started', [n, n, n, null], 'not_started', 0, 10],
    ['partly unsaid and not begun', [n, null, null, null], 'not_started', 0, 10],
    ['weights count, not the number of steps', [d, n, n, null], 'under_way', 1, 10],
    ['what is missing stays in the whole', [d, d, null, null], 'under_way', 4, 10],
    ['what does not apply leaves the whole', [d, x, n, null], 'under_way', 1, 7],
    ['done, the rest does not apply', [d, d, x, null], 'done', 4, 4],
    ['all done, whatever the voluntary one', [d, d, d, n], 'done', 10, 10],
    ['nothing applies', [x, x, x, null], 'not_applicable', 0, 0],
    ['begun', [u, null, null, null], 'under_way', 0, 10],
  ] as const)('%s', (_name, answers, state, doneWeight, applicableWeight) => {
    expect(sumOf(steps, answers)).toMatchObject({ state, doneWeight, applicableWeight });
  });

  it('counts each step that counts once', () => {
    const { missing, notStarted, underWay, done, notApplicable } = sumOf(steps, [d, x, null, u]);
    expect([missing, notStarted, underWay, done, notApplicable]).toEqual([1, 0, 0, 1, 1]);
  });
});

describe('the rate', () => {
  it.each([
    ['none where nothing applies', 0, 0, null],
    ['zero is a figure', 0, 10, 0],
    ['rounds down: 100 is said of what is done', 999, 1000, 99],
    ['all', 10, 10, 100],
  ] as const)('%s', (_name, doneWeight, applicableWeight, rate) => {
    expect(rateOf({ doneWeight, applicableWeight })).toBe(rate);
  });
});

describe('an explanation', () => {
  it.each([
    ['missing', '理由', 'explained'],
    ['under_way', '理由', 'explained'],
    ['done', '理由', 'done'],
    ['not_applicable', '理由', 'not_applicable'],
    ['under_way', '', 'under_way'],
  ] as const)('%s with "%s" is %s', (state, explanation, expected) => {
    expect(targetState(state, explanation)).toBe(expected);
  });

  it.each([
    ['late', 'under_way', '2026-11-27', true],
    ['its day is today', 'under_way', '2026-11-28', false],
    ['explained', 'explained', '2026-11-27', false],
    ['done', 'done', '2026-11-27', false],
    ['missing', 'missing', '2026-11-27', true],
  ] as const)('%s', (_name, state, dueOn, late) => {
    expect(isLate(state, dueOn, '2026-11-28')).toBe(late);
  });
});

describe('what a body says that took another over', () => {
  it.each([
    [d, d, d],
    [d, null, u],
    [null, d, u],
    [d, n, u],
    [d, x, d],
    [x, d, d],
    [x, x, x],
    [x, null, null],
    [null, x, null],
    [null, null, null],
    [n, null, n],
    [null, n, n],
    [u, n, u],
    [u, d, u],
    [x, u, u],
  ] as const)('%s and %s: %s', (own, taken, expected) => {
    expect(mergedStatus(own, taken)).toBe(expected);
  });

  it('has the later of two days', () => {
    expect(laterOf(null, '2026-01-01')).toBe('2026-01-01');
    expect(laterOf('2026-02-01', '2026-01-01')).toBe('2026-02-01');
    expect(laterOf(null, null)).toBeNull();
  });
});
