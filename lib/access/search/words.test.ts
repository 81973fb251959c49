import { expect, it } from 'vitest';
import { z } from 'zod';
import { readQuery } from '../requests/query';
import { readPlainNumber, searchWords } from './words';

const schema = z.object({ q: searchWords.default('') });

it.each([
  ['eight words', '一 二 三 四 五 六　七 八', []],
  ['nine', '一 二 三 四 五 六　七 八 九', [{ code: 'tooManyWords', field: 'q', params: { max: 8 } }]],
  ['a long one', '字'.repeat(101), [{ code: 'tooLong', field: 'q', params: { max: 100 } }]],
])('a search of %s is looked for as a whole or not at all', (_name, q, problems) => {
  expect(readQuery(schema, { q })).toEqual({ filter: { q }, problems });
});

it.each([
  ['12', 12],
  ['１２', 12],
  ['No.12', 12],
  ['№ １２', 12],
  ['#12', 12],
  ['番号12', 12],
  ['012', 12],
  ['12 号', null],
  ['漏えい', null],
  ['', null],
])('a plain number typed as %j is %j', (typed, number) => expect(readPlainNumber(typed)).toBe(number));
