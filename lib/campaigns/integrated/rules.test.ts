import { describe, expect, it } from 'vitest';
import { barOf, freezeOn, freezeState, monthsIn } from './rules';
import type { Freeze } from './types';

const freeze = (changes: Partial<Freeze>): Freeze => ({
  ...{ id: '1', kind: 'test_mode', fromOn: '2017-05-15', toOn: '2017-05-26', blocks: ['copy_registration'] },
  ...{ reason: '', version: 1, ...changes },
});

describe('a freeze', () => {
  it.each([
    ['no day set', { fromOn: null, toOn: null }, '2017-05-20', 'unset'],
    ['the day before', {}, '2017-05-14', 'planned'],
    ['its first day', {}, '2017-05-15', 'frozen'],
    ['its last day', {}, '2017-05-26', 'frozen'],
    ['the day after', {}, '2017-05-27', 'over'],
    ['without an end', { toOn: null }, '2099-01-01', 'frozen'],
  ] as const)('%s', (_name, changes, date, state) => {
    expect(freezeState(freeze(changes), date)).toBe(state);
  });

  it('blocks what its kind says only', () => {
    const test = freeze({});
    const change = freeze({
      id: '2',
      kind: 'production_switch',
      blocks: ['copy_registration', 'code_retrieval'],
      fromOn: '2017-07-15',
      toOn: null,
    });
    const on = (work: string, date: string) => freezeOn([test, change], work, date)?.kind ?? null;
    expect(on('copy_registration', '2017-05-20')).toBe('test_mode');
    expect(on('code_retrieval', '2017-05-20')).toBeNull();
    expect(on('code_retrieval', '2017-07-20')).toBe('production_switch');
    expect(on('copy_registration', '2017-06-15')).toBeNull();
  });
});

it('draws a span where it lies', () => {
  expect(barOf({ fromOn: '2017-05-11', toOn: '2017-05-20' }, '2017-05-01', '2017-05-20')).toEqual({
    start: 0.5,
    length: 0.5,
  });
  expect(monthsIn('2017-03-22', '2017-06-16')).toEqual(['2017-03-22', '2017-04-01', '2017-05-01', '2017-06-01']);
  expect(monthsIn('2016-12-15', '2017-01-10')).toEqual(['2016-12-15', '2017-01-01']);
});
