/** Filters as a query string, without what is the default. */
export function queryOf(filter: Readonly<Record<string, string | number | undefined>>): string {
  const set = Object.entries(filter).filter(
    ([name, value]) => value !== undefined && value !== '' && !(name === 'page' && value === 1),
  );
  return new URLSearchParams(set.map(([name, value]) => [name, String(value)])).toString();
}
