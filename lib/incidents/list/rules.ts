import type { IncidentFilter } from './schema';

/** The filters as a query string, without what is the default. */
export function incidentsQuery(filter: IncidentFilter): string {
  const set = Object.entries(filter).filter(
    ([name, value]) => value !== undefined && value !== '' && !(name === 'page' && value === 1),
  );
  return new URLSearchParams(set.map(([name, value]) => [name, String(value)])).toString();
}

export const incidentsHref = (filter: IncidentFilter, change: Partial<IncidentFilter> = {}): string =>
  `/incidents?${incidentsQuery({ ...filter, ...change })}`;

/** Is anything filtered beyond the choice of a tab? */
export function isFiltered({ tab: _tab, page: _page, ...rest }: IncidentFilter): boolean {
  return Object.values(rest).some((value) => value !== undefined && value !== '');
}
