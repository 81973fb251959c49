/** Filters as a query string, without what is not set and the first page. */
export function casesQuery(filter: Readonly<Record<string, string | number | undefined>>): string {
  const set = Object.entries(filter).filter(
    ([name, value]) => value !== undefined && !(name === 'page' && value === 1),
  );
  return new URLSearchParams(set.map(([name, value]) => [name, String(value)])).toString();
}
