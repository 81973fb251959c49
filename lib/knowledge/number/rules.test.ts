import { expect, it } from 'vitest';
import { namedIn, namedKnowledge, readKnowledgeNumber } from './rules';

it.each([
  ['K-101', 101],
  ['ｋ－１０１', 101],
  ['101', 101],
  ['K-1', null],
  ['JK-E101', null],
  ['エラー', null],
])('reads %s as %s', (typed, expected) => expect(readKnowledgeNumber(typed)).toBe(expected));

it('finds the sources of an answer', () => {
  expect(namedIn('再起動してください。（回答事例 K-101、Ｋ－１０２による） JK-101、K-101')).toEqual([101, 102]);
});

it.each([
  ['K-113', 113],
  ['ｋ１１３', 113],
  ['113', null],
  ['JK-113', null],
])('a search for %s means %s', (typed, expected) => expect(namedKnowledge(typed)).toBe(expected));
