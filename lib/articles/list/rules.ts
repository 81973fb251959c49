import { addressOf } from '@/lib/core/http/address';
import { usualPageSize } from '../constants';
import type { ArticleFilter } from './schema';

type Change = { readonly [K in keyof ArticleFilter]?: ArticleFilter[K] | undefined };

/** Articles of the categories below are shown, too, unless somebody took the tick away. */
export const includesBelow = ({ below, set }: Pick<ArticleFilter, 'below' | 'set'>): boolean =>
  below === '1' || set === undefined;

const usual = { state: 'published', size: String(usualPageSize) };

/** Address of the list with some filters changed; a changed filter leads back to the first page. */
export function articlesHref(filter: ArticleFilter, change: Change = {}): string {
  return addressOf('/articles', { ...filter, ...('page' in change ? {} : { page: 1 }), ...change }, usual);
}

/** Another node of the tree, with how the list is shown but without what was looked for in the last one. */
export const nodeHref = (filter: ArticleFilter, code: string): string =>
  articlesHref({ state: 'published', size: filter.size, page: 1 }, { category: code });

/** Is anything filtered beside the place in the tree? */
export function isFiltered(filter: ArticleFilter): boolean {
  const { q, state, unread, unconfirmed, from, since, until } = filter;
  return (
    state !== 'published' ||
    [q, unread, unconfirmed, from, since, until].some((value) => value !== undefined && value !== '')
  );
}
