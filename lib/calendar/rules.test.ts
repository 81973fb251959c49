import { describe, expect, it } from 'vitest';
import { addDays, dateInJapan, isBusinessDate, isWorkingDay, minutesInJapan, weekdayOf } from './rules';

const holidays = new Set(['2026-11-23', '2026-05-06']);

it.each([
  ['2026-11-20T14:59:59Z', '2026-11-20', 23 * 60 + 59],
  ['2026-11-20T15:00:00Z', '2026-11-21', 0],
  ['2026-01-01T00:30:00+09:00', '2026-01-01', 30],
  ['2024-02-28T15:00:00Z', '2024-02-29', 0],
])('%s is %s in Japan', (instant, date, minutes) => {
  expect(dateInJapan(new Date(instant))).toBe(date);
  expect(minutesInJapan(new Date(instant))).toBe(minutes);
});

it('a date agrees with Intl over twenty years', () => {
  const reference = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' });
  for (let time = Date.UTC(2015, 0, 1); time < Date.UTC(2035, 0, 1); time += 86_400_000 * 3 + 3_600_000 * 7)
    expect(dateInJapan(new Date(time))).toBe(reference.format(new Date(time)));
});

describe('working days', () => {
  it.each([
    ['Friday', '2026-11-20', true],
    ['Saturday', '2026-11-21', false],
    ['Sunday', '2026-11-22', false],
    ['Monday that is Labor Thanksgiving Day', '2026-11-23', false],
    ['Tuesday after it', '2026-11-24', true],
    ['holiday in lieu', '2026-05-06', false],
    ['28 December, a Monday', '2026-12-28', true],
    ['29 December', '2026-12-29', false],
    ['31 December', '2026-12-31', false],
    ['3 January', '2028-01-03', false],
    ['4 January', '2028-01-04', true],
  ])('%s (%s): %s', (_name, date, works) => {
    expect(isWorkingDay(date, holidays)).toBe(works);
  });
});

it('counts weekdays from Monday and days across the end of a month', () => {
  expect(weekdayOf('2026-11-23')).toBe(0);
  expect(weekdayOf('2026-11-22')).toBe(6);
  expect(addDays('2026-11-30', 1)).toBe('2026-12-01');
  expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
});

it.each([
  ['2024-02-29', true],
  ['2026-02-29', false],
  ['2026-13-01', false],
  ['0001-01-01', true],
  ['0000-12-31', false],
  ['2026-1-1', false],
  ['２０２６-01-01', false],
])('%s is a date: %s', (text, valid) => {
  expect(isBusinessDate(text)).toBe(valid);
});
