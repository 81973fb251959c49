import { describe, expect, it } from 'vitest';
import { checkDates, nextHead } from './rules';

describe('dates of a change', () => {
  it.each([
    ['the same day', '2026-11-28', '2026-11-28', false, undefined],
    ['told later', '2026-11-20', '2026-11-28', false, undefined],
    ['told in the future', '2026-11-20', '2026-11-29', false, 'residents.notifiedInFuture'],
    ['still to come', '2026-11-29', '2026-11-28', false, 'residents.inFuture'],
    ['told before it happened', '2026-11-27', '2026-11-26', false, 'residents.notifiedBefore'],
    ['転出 that is told beforehand', '2026-12-05', '2026-11-28', true, undefined],
  ])('%s', (_name, effectiveOn, notifiedOn, beforehand, code) => {
    const answer = checkDates({ effectiveOn, notifiedOn }, '2026-11-28', beforehand);
    expect(answer.ok ? undefined : answer.problems[0]?.code).toBe(code);
  });
});

describe('the next head of a household', () => {
  const child = { id: 'child', birthDate: '2015-01-01' };
  const spouse = { id: 'spouse', birthDate: '1985-01-01' };
  const adultToday = { id: 'adult', birthDate: '2008-11-28' };
  it.each([
    ['the spouse', [child, spouse], 'spouse'],
    ['who is of age today', [child, adultToday], 'adult'],
    ['a child, where nobody else is left', [child], 'child'],
    ['nobody', [], undefined],
  ])('%s', (_name, others, expected) => expect(nextHead(others, '2026-11-28')?.id).toBe(expected));
});
