import { describe, expect, test } from 'vitest';
import { askEvery, askTimeout, clockFault, judge } from './rules';

const now = new Date('2026-11-28T01:00:00Z');
const fine = { reachable: true, failures: 0, since: null };

describe('noticing', () => {
  test('one failure says nothing, the second does, with the time of the first', () => {
    const once = judge(fine, false, now);
    expect(once).toEqual({ reachable: true, failures: 1, since: now });
    expect(judge(once, false, new Date('2026-11-28T01:00:05Z'))).toEqual({ reachable: false, failures: 2, since: now });
  });

  test('one answer ends it', () =>
    expect(judge({ reachable: false, failures: 9, since: now }, true, now)).toEqual(fine));

  test('is at worst 8 seconds, which leaves two until a page shows it', () =>
    expect(2 * (askEvery + askTimeout)).toBeLessThanOrEqual(8_000));
});

test.each<[string, string | null, number, string | null]>([
  ['never spoke to the center', null, 0, null],
  ['agrees', '2026-11-28T00:59:58Z', 120, null],
  ['a day behind what the center signed', '2026-11-29T01:00:00Z', 0, 'behind'],
  ['six minutes off', '2026-11-28T00:00:00Z', 360_000, 'off'],
  ['six minutes off, to the other side', '2026-11-28T00:00:00Z', -360_000, 'off'],
])('a clock that %s', (_, center, offset, fault) =>
  expect(clockFault(now, center === null ? null : new Date(center), offset)).toBe(fault),
);
