import { describe, expect, it } from 'vitest';
import { diskHealth, migrationHealth } from './report';

it.each([
  ['all applied', ['a', 'b'], [], ['a', 'b'], 'ok'],
  ['a newer database', ['a', 'b', 'c'], [], ['a', 'b'], 'ok'],
  ['one missing', ['a'], [], ['a', 'b'], 'behind'],
  ['one half-way', ['a'], ['b'], ['a', 'b'], 'unfinished'],
  ['kept by another tool', [], [], ['a'], 'unknown'],
])('%s', (_, applied, unfinished, expected, health) => {
  expect(migrationHealth(applied, unfinished, expected)).toBe(health);
});

describe('disk', () => {
  it.each([
    ['one GiB is free', 262_144, 'ok'],
    ['a block less', 262_143, 'short'],
    ['nothing', 0, 'short'],
  ])('%s', (_name, bavail, expected) => {
    expect(diskHealth({ bavail, bsize: 4_096 })).toBe(expected);
  });
});
