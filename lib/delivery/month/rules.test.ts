import { describe, expect, it } from 'vitest';
import { besideMonth, isOn, monthForm, weeksOf } from './rules';

describe('a month', () => {
  it.each([
    ['2026-11', true],
    ['2026-13', false],
    ['0000-01', false],
    ['x', false],
  ])('%s is one: %s', (text, is) => expect(monthForm.test(text)).toBe(is));

  it.each([
    ['2026-12', 1, '2027-01'],
    ['2026-02', 1, '2026-03'],
    ['2026-01', -1, '2025-12'],
  ] as const)('%s, %i: %s', (month, step, other) => expect(besideMonth(month, step)).toBe(other));

  it('has weeks from Sunday', () => {
    const weeks = weeksOf('2026-11');
    expect(weeks).toHaveLength(5);
    expect(weeks[0]?.[0]).toBe('2026-11-01');
    expect(weeks[4]).toEqual(['2026-11-29', '2026-11-30', null, null, null, null, null]);
    expect(weeksOf('2026-08')).toHaveLength(6);
    expect(weeksOf('2026-02').flat().filter(Boolean)).toHaveLength(28);
  });
});

describe('a release', () => {
  const startsAt = new Date('2026-11-20T15:30:00Z'); // 21 November, 0:30 in Japan
  it.each([
    ['is on the day of its beginning', 'scheduled', null, '2026-11-21', true],
    ['not before', 'running', null, '2026-11-20', false],
    ['until today while it is under way', 'stopped', null, '2026-11-24', true],
    ['not after today', 'running', null, '2026-11-25', false],
    ['until it ended', 'done', '2026-11-22', '2026-11-22', true],
    ['not after it ended', 'done', '2026-11-22', '2026-11-23', false],
    ['on its day even where it ended before', 'cancelled', '2026-11-19', '2026-11-21', true],
  ] as const)('%s', (_what, state, ended, date, on) => {
    const endedAt = ended === null ? null : new Date(`${ended}T03:00:00Z`);
    expect(isOn({ state, startsAt, endedAt }, date, '2026-11-24')).toBe(on);
  });
});
