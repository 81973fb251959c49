import { describe, expect, it } from 'vitest';
import type { PlannedLine } from '../types';
import { isAhead, isOpen, linesLeft, nextFirstOfApril } from './rules';

describe('the day', () => {
  it.each([
    ['2027-03-01', '2027-04-01'],
    ['2027-03-31', '2027-04-01'],
    ['2027-04-01', '2028-04-01'],
    ['2026-11-30', '2027-04-01'],
  ])('on %s the next year begins on %s', (today, first) => {
    expect(nextFirstOfApril(today)).toBe(first);
  });

  it.each([
    ['2027-03-02', true],
    ['2028-03-01', true],
    ['2027-03-01', false],
    ['2027-02-28', false],
    ['2028-03-02', false],
  ])('on 1 March 2027 one can prepare for %s: %s', (effectiveOn, may) => {
    expect(isAhead(effectiveOn, '2027-03-01')).toBe(may);
  });
});

describe('a prepared hand-over', () => {
  it.each([
    ['prepared', '2027-03-31', true],
    ['prepared', '2027-04-01', false],
    ['refused', '2027-04-02', true],
    ['applied', '2027-03-31', false],
    ['withdrawn', '2027-03-31', false],
  ] as const)('%s, seen on %s, may be changed: %s', (state, today, may) => {
    expect(isOpen({ state, effectiveOn: '2027-04-01' }, today)).toBe(may);
  });

  const line = (number: number, ...codes: PlannedLine['problems'][number]['code'][]): PlannedLine => ({
    ...{ number, kind: 'disable', loginId: `user-${number}`, id: null, version: null, before: null, after: null },
    problems: codes.map((code) => ({ code })),
  });

  it('leaves out what was done by hand since', () => {
    expect(linesLeft([line(2), line(3, 'accounts.nothingToDo')])).toEqual([line(2)]);
    expect(linesLeft([line(2, 'accounts.nothingToDo')])).toEqual([]);
  });

  it('is not possible at all when one line is not', () => {
    expect(linesLeft([line(2), line(3, 'notFound')])).toBeNull();
    expect(linesLeft([line(2), line(3, 'accounts.nothingToDo', 'accounts.twice')])).toBeNull();
  });
});
