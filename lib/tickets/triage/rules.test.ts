import { expect, it } from 'vitest';
import { impactOf, priorityOf } from './rules';

it.each([
  ['a leak', 'security', 'other', 3],
  ['a fault of what many share', 'fault', 'linkage_network', 3],
  ['a fault of one town’s core system', 'fault', 'core_system', 2],
  ['wrong data', 'data', 'linkage_server', 2],
  ['a question', 'operation', 'juki_cs', 1],
] as const)('%s', (_name, category, system, expected) => expect(impactOf(category, system)).toBe(expected));

it('an urgent question comes before an ordinary fault of one town, and after a high one of many', () => {
  expect(priorityOf('urgent', 'operation', 'other')).toBe(3);
  expect(priorityOf('normal', 'fault', 'core_system')).toBe(2);
  expect(priorityOf('high', 'fault', 'juki_cs')).toBe(6);
});
