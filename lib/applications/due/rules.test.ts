import { expect, it } from 'vitest';
import { workingDaysAfter } from './rules';

const holidays = new Set(['2026-11-23', '2027-01-01', '2027-01-11']);

it.each([
  ['the next day', '2026-11-19', 1, '2026-11-20'],
  ['past a weekend and a holiday', '2026-11-20', 1, '2026-11-24'],
  ['filed on a Saturday', '2026-11-21', 1, '2026-11-24'],
  ['two weeks', '2026-11-24', 10, '2026-12-08'],
  ['past the turn of the year', '2026-12-28', 1, '2027-01-04'],
  ['no days, on a working day', '2026-11-20', 0, '2026-11-20'],
  ['no days, on a holiday', '2026-11-23', 0, '2026-11-24'],
])('%s', (_name, from, days, due) => {
  expect(workingDaysAfter(from, days, holidays)).toBe(due);
});
