import { expect, it } from 'vitest';
import { migrationHealth } from './report';

it.each([
  ['all applied', ['a', 'b'], [], ['a', 'b'], 'ok'],
  ['a newer database', ['a', 'b', 'c'], [], ['a', 'b'], 'ok'],
  ['one missing', ['a'], [], ['a', 'b'], 'behind'],
  ['one half-way', ['a'], ['b'], ['a', 'b'], 'unfinished'],
  ['kept by another tool', [], [], ['a'], 'unknown'],
])('%s', (_, applied, unfinished, expected, health) => {
  expect(migrationHealth(applied, unfinished, expected)).toBe(health);
});
