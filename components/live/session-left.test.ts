import { expect, it } from 'vitest';
import { lookAgainIn, warningOf } from './session-left';

const minute = 60_000;

it.each([
  ['long before its end', 12 * minute, 'none', 9 * minute],
  ['just before the warning', 3 * minute + 1, 'none', 15_000],
  ['three minutes before', 3 * minute, 'soon', minute],
  ['in its last seconds', 20_000, 'soon', 20_000],
  ['afterwards', 0, 'over', 15_000],
])('%s', (_when, left, warning, again) => {
  expect([warningOf(left), lookAgainIn(left)]).toEqual([warning, again]);
});
