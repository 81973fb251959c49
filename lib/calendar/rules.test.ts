import { describe, expect, it } from 'vitest';
import { dateInJapan, isBusinessDay } from './rules';

const holidays = new Set(['2026-11-23', '2026-05-06']);

describe('isBusinessDay', () => {
  it.each([
    ['a Friday', '2026-11-20', true],
    ['a Saturday', '2026-11-21', false],
    ['a Sunday', '2026-11-22', false],
    ['勤労感謝の日', '2026-11-23', false],
    ['a substitute holiday', '2026-05-06', false],
    ['28 December', '2026-12-28', true],
    ['29 December', '2026-12-29', false],
    ['3 January', '2028-01-03', false],
    ['4 January', '2028-01-04', true],
  ])('%s: %s → %s', (_name, date, expected) => {
    expect(isBusinessDay(date, holidays)).toBe(expected);
  });
});

describe('dateInJapan', () => {
  it.each([
    ['2026-11-20T14:59:59Z', '2026-11-20'],
    ['2026-11-20T15:00:00Z', '2026-11-21'],
  ])('%s is %s in Japan', (instant, date) => {
    expect(dateInJapan(new Date(instant))).toBe(date);
  });
});
