import type { TargetFilter } from './schema';

export function targetsQuery(filter: TargetFilter): string {
  const set = Object.entries(filter).filter(
    ([name, value]) => value !== undefined && value !== '' && !(name === 'page' && value === 1),
  );
  return new URLSearchParams(set.map(([name, value]) => [name, String(value)])).toString();
}

/** Address of a campaign's organizations with some filters changed. */
export function targetsHref(number: number, filter: Partial<TargetFilter>): string {
  const query = targetsQuery({ page: 1, ...filter });
  return `/campaigns/${number}/targets${query === '' ? '' : `?${query}`}`;
}

/** A campaign's number, as it stands in addresses. */
export const isNumber = (text: string): boolean => /^[1-9]\d{0,8}$/.test(text);
