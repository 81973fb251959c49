import { expect, test } from 'vitest';
import { shiftFrom } from './stage';

test.each([
  ['2026-11-29T10:59:00Z', 0],
  ['2026-11-29T11:00:00Z', -8],
  ['2026-11-29T14:59:59Z', -8],
  ['2026-11-29T15:00:00Z', 0],
])('a drill that begins at %s has a day of its own, %i hours away', (at, hours) =>
  expect(shiftFrom(new Date(at))).toBe(hours * 3_600_000),
);
