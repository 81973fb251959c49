import type { ApplicationFilter } from './schema';

/** The filters as a query string, without what is the default. */
export function applicationsQuery(filter: ApplicationFilter): string {
  const set = Object.entries(filter).filter(
    ([name, value]) => value !== undefined && value !== '' && !(name === 'page' && value === 1),
  );
  return new URLSearchParams(set.map(([name, value]) => [name, String(value)])).toString();
}

/** Address of the list with some filters changed. */
export function applicationsHref(filter: ApplicationFilter, change: Partial<ApplicationFilter> = {}): string {
  const query = applicationsQuery({ ...filter, ...change });
  return query === '' ? '/applications' : `/applications?${query}`;
}

/** Is anything filtered beyond the choice of a tab? */
export function isFiltered({ tab: _tab, page: _page, ...rest }: ApplicationFilter): boolean {
  return Object.values(rest).some((value) => value !== undefined && value !== '');
}
