import { addressOf, queryOf } from '@/lib/core/http/address';
import type { IncidentFilter } from './schema';

/** The filters as a query string, without what is the default. */
export const incidentsQuery = (filter: IncidentFilter): string => queryOf(filter);

export const incidentsHref = (filter: IncidentFilter, change: Partial<IncidentFilter> = {}): string =>
  addressOf('/incidents', { ...filter, ...change });

/** Is anything filtered beyond the choice of a tab? */
export function isFiltered({ tab: _tab, page: _page, ...rest }: IncidentFilter): boolean {
  return Object.values(rest).some((value) => value !== undefined && value !== '');
}
