import { describe, expect, it } from 'vitest';
import { isAroundTheClock, isOpen, isValidOn, weekdayRuns } from './rules';

const office = { weekdays: 0b0011111, opens: '08:30', closes: '17:15', onHolidays: false };
const watch = { weekdays: 0b1111111, opens: '00:00', closes: '24:00', onHolidays: true };
const saturdays = { weekdays: 0b0100000, opens: '09:00', closes: '12:00', onHolidays: false };
const holidays = new Set(['2026-11-23']);

describe('is somebody there', () => {
  it.each([
    ['office, Friday before it opens', office, '2026-11-20T08:29:59+09:00', false],
    ['office, Friday when it opens', office, '2026-11-20T08:30:00+09:00', true],
    ['office, Friday last minute', office, '2026-11-20T17:14:59+09:00', true],
    ['office, Friday when it closes', office, '2026-11-20T17:15:00+09:00', false],
    ['office, Saturday', office, '2026-11-21T10:00:00+09:00', false],
    ['office, a Monday that is a holiday', office, '2026-11-23T10:00:00+09:00', false],
    ['office, 29 December', office, '2026-12-29T10:00:00+09:00', false],
    ['office, Friday in Japan while it is Thursday in New York', office, '2026-11-20T08:30:00+09:00', true],
    ['watch, Sunday night', watch, '2026-11-22T23:59:59+09:00', true],
    ['watch, holiday at midnight', watch, '2026-11-23T00:00:00+09:00', true],
    ['watch, New Year', watch, '2027-01-01T00:00:00+09:00', true],
    ['Saturday desk, Saturday', saturdays, '2026-11-21T09:00:00+09:00', true],
    ['Saturday desk, Friday', saturdays, '2026-11-20T09:00:00+09:00', false],
  ])('%s', (_name, hours, instant, open) => {
    expect(isOpen(hours, new Date(instant), holidays)).toBe(open);
  });
});

it.each([
  [0b0011111, [[0, 4]]],
  [
    0b1011111,
    [
      [0, 4],
      [6, 6],
    ],
  ],
  [0b1111111, [[0, 6]]],
  [
    0b0010101,
    [
      [0, 0],
      [2, 2],
      [4, 4],
    ],
  ],
])('weekdays %i are the runs %j', (weekdays, runs) => {
  expect(weekdayRuns(weekdays)).toEqual(runs);
});

it('knows around the clock', () => {
  expect(isAroundTheClock(watch)).toBe(true);
  expect(isAroundTheClock({ ...watch, onHolidays: false })).toBe(false);
});

it.each([
  [null, null, true],
  ['2026-11-20', null, true],
  ['2026-11-21', null, false],
  [null, '2026-11-20', false],
  ['2026-11-01', '2026-11-21', true],
])('from %s to %s is valid on 2026-11-20: %s', (validFrom, validTo, valid) => {
  expect(isValidOn({ validFrom, validTo }, '2026-11-20')).toBe(valid);
});
