import { wordsOf } from '@/lib/access/search/words';
import { fold } from '@/lib/core/folding/rules';
import { addressOf } from '@/lib/core/http/address';
import type { ListFilter } from './schema';

type Change = { readonly [K in keyof ListFilter]?: ListFilter[K] | undefined } & { readonly format?: string };

/** Address of a list with some filters changed, without what is the default; a changed filter leads to the first page. */
export function listHref(filter: ListFilter, change: Change = {}, path = '/organizations'): string {
  return addressOf(
    path,
    { ...filter, ...('page' in change ? {} : { page: 1 }), ...change },
    { sort: 'code', dir: 'asc' },
  );
}

export function isFiltered({ q, kind, prefecture, state }: ListFilter): boolean {
  return q !== '' || kind !== undefined || prefecture !== undefined || state !== undefined;
}

/** The words of a query, folded; each must occur. */
export function searchTerms(query: string): string[] {
  return wordsOf(query).map(fold).filter(Boolean);
}
