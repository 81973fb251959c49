import { expect, it } from 'vitest';
import { nearbyPages, pagesOf } from './paging';

it.each([
  ['nothing', { page: 1, total: 0 }, 1, false],
  ['one page', { page: 1, total: 50 }, 1, false],
  ['a row more', { page: 1, total: 51 }, 2, false],
  ['exactly as many as are counted', { page: 20, total: 1_000, lastPage: 200 }, 20, false],
  ['more than are counted', { page: 1, total: 1_000, atLeast: true, lastPage: 200 }, 20, false],
  ['the last counted page of more', { page: 20, total: 1_000, atLeast: true, lastPage: 200 }, 21, false],
  ['behind the counted ones', { page: 31, total: 1_550, atLeast: true, lastPage: 200 }, 32, false],
  ['the last page that can be opened', { page: 200, total: 10_000, atLeast: true, lastPage: 200 }, 200, true],
  ['a list that ends where counting does', { page: 20, total: 1_000, atLeast: true }, 20, true],
  ['a page past the end', { page: 5, total: 189 }, 4, false],
])('%s', (_, list, pages, cut) => {
  expect(pagesOf({ pageSize: 50, ...list })).toEqual({ pages, cut });
});

it('names the pages around, the first and the last', () => {
  expect(nearbyPages(7, 20)).toEqual([1, 6, 7, 8, 20]);
});
