import { expect, test } from 'vitest';
import { addressOf, queryOf } from './address';

test('what is empty or as usual is left out', () => {
  expect(queryOf({ q: '', kind: undefined, state: null, page: 1, sort: 'code', size: 25 }, { sort: 'code' })).toBe(
    'size=25',
  );
});

test('values are written as an address has them', () => {
  expect(addressOf('/tickets', { q: 'a&b 改行', page: 2 })).toBe('/tickets?q=a%26b+%E6%94%B9%E8%A1%8C&page=2');
});

test('without filters an address is its path', () => {
  expect(addressOf('/tickets', { page: 1 })).toBe('/tickets');
});
