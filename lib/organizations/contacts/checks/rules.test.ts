import { expect, it } from 'vitest';
import { checkCallOn, checkPeriodOf } from './rules';

it.each([
  ['2026-04-01', '2026-04-01'],
  ['2026-09-30', '2026-04-01'],
  ['2026-10-01', '2026-10-01'],
  ['2026-12-31', '2026-10-01'],
  ['2027-01-01', '2026-10-01'],
  ['2027-03-31', '2026-10-01'],
])('%s is in the half that began on %s', (date, period) => {
  expect(checkPeriodOf(date)).toBe(period);
});

it.each([
  ['2026-10-01', 'due'],
  ['2026-10-02', null],
  ['2026-10-22', 'reminder'],
  ['2026-11-12', 'reminder'],
  ['2026-12-01', null],
])('on %s asks for %s', (date, call) => {
  expect(checkCallOn(date)).toBe(call);
});
