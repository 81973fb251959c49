import { expect, it } from 'vitest';
import { checkRecovery } from './rules';

const at = (hour: number | null) => (hour === null ? null : new Date(Date.UTC(2026, 10, 20, hour)));

it.each([
  ['nothing yet', [null, null, null], null],
  ['in order', [1, 2, 3], null],
  ['restored without a visit', [1, null, 3], null],
  ['arrived before it was ordered', [2, 1, null], 'arrivedAt'],
  ['restored before they arrived', [1, 3, 2], 'restoredAt'],
  ['restored before it was ordered', [3, null, 2], 'restoredAt'],
] as const)('%s', (_name, [ordered, arrived, restored], expected) => {
  expect(checkRecovery({ orderedAt: at(ordered), arrivedAt: at(arrived), restoredAt: at(restored) })).toBe(expected);
});
