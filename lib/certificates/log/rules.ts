import type { IssueFilterQuery } from './schema';

/** Address of the log with its filters, the given ones changed. */
export function issuesHref(
  filter: IssueFilterQuery,
  change: { readonly page?: number; readonly format?: string } = {},
  path = '/counter/issues',
): string {
  const wanted = { ...filter, page: 1, ...change };
  const set = Object.entries(wanted)
    .filter(([name, value]) => value !== undefined && value !== '' && !(name === 'page' && value === 1))
    .map(([name, value]): [string, string] => [name, String(value)]);
  return set.length === 0 ? path : `${path}?${new URLSearchParams(set)}`;
}
