import { wordsOf } from '@/lib/access/words';
import { fold } from '@/lib/core/folding/rules';
import type { ListFilter } from './schema';

type Change = { readonly [K in keyof ListFilter]?: ListFilter[K] | undefined } & { readonly format?: string };

/** Address of a list with some filters changed, without what is the default; a changed filter leads to the first page. */
export function listHref(filter: ListFilter, change: Change = {}, path = '/organizations'): string {
  const defaults: Readonly<Record<string, string>> = { sort: 'code', dir: 'asc', page: '1' };
  const wanted = { ...filter, ...('page' in change ? {} : { page: 1 }), ...change };
  const set = Object.entries(wanted)
    .filter(([name, value]) => value !== undefined && value !== '' && String(value) !== defaults[name])
    .map(([name, value]): [string, string] => [name, String(value)]);
  return set.length === 0 ? path : `${path}?${new URLSearchParams(set)}`;
}

export function isFiltered({ q, kind, prefecture, state }: ListFilter): boolean {
  return q !== '' || kind !== undefined || prefecture !== undefined || state !== undefined;
}

/** The words of a query, folded; each must occur. */
export function searchTerms(query: string): string[] {
  return wordsOf(query).map(fold).filter(Boolean);
}
