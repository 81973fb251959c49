import { addressOf, queryOf } from '@/lib/core/http/address';
import type { ApplicationFilter } from './schema';

/** The filters as a query string, without what is the default. */
export const applicationsQuery = (filter: ApplicationFilter): string => queryOf(filter);

/** Address of the list with some filters changed. */
export const applicationsHref = (filter: ApplicationFilter, change: Partial<ApplicationFilter> = {}): string =>
  addressOf('/applications', { ...filter, ...change });

/** Is anything filtered beyond the choice of a tab? */
export function isFiltered({ tab: _tab, page: _page, ...rest }: ApplicationFilter): boolean {
  return Object.values(rest).some((value) => value !== undefined && value !== '');
}
