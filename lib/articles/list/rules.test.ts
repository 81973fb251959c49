import { describe, expect, it } from 'vitest';
import { articlesHref, includesBelow, isFiltered, nodeHref } from './rules';
import { listArticlesSchema } from './schema';

const filterOf = (given: Record<string, unknown> = {}) => listArticlesSchema.parse(given);

describe('the address of the list', () => {
  it.each([
    ['nothing', {}, {}, '/articles'],
    ['a category', { category: '01-02' }, {}, '/articles?category=01-02'],
    [
      'another filter leads to the first page',
      { category: '05', page: '3' },
      { unread: '1' as const },
      '/articles?category=05&unread=1',
    ],
    ['a page keeps the filters', { q: '停止' }, { page: 2 }, '/articles?q=%E5%81%9C%E6%AD%A2&page=2'],
  ])('%s', (_name, given, change, address) => {
    expect(articlesHref(filterOf(given), change)).toBe(address);
  });

  it('of another category forgets what was looked for in the last one', () => {
    expect(nodeHref(filterOf({ q: '停止', size: '50', page: '2' }), '04')).toBe('/articles?size=50&category=04');
  });

  it.each([
    ['from the tree', {}, true],
    ['ticked', { set: '1', below: '1' }, true],
    ['not ticked', { set: '1' }, false],
  ])('includes what is below: %s', (_name, given, expected) => {
    expect(includesBelow(filterOf(given))).toBe(expected);
  });

  it.each([
    ['a category is no filter', { category: '01' }, false],
    ['words are', { q: '障害' }, true],
    ['a state is', { state: 'expired' }, true],
  ])('%s', (_name, given, expected) => {
    expect(isFiltered(filterOf(given))).toBe(expected);
  });

  it.each([{ category: '1' }, { category: "01'" }, { size: '7' }, { page: '0' }, { since: '2026-02-30' }])(
    'refuses %j',
    (given) => {
      expect(listArticlesSchema.safeParse(given).success).toBe(false);
    },
  );
});
