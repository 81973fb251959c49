/** What an address says beside its path. */
type Values = Readonly<Record<string, unknown>>;

/** Filters of a list as a query string, without empty ones and those that are as usual (the first page, unless more is said). */
export function queryOf(values: Values, usual: Readonly<Record<string, string>> = {}): string {
  const expected: Readonly<Record<string, string>> = { page: '1', ...usual };
  const set = Object.entries(values).filter(
    ([name, value]) => value !== undefined && value !== null && value !== '' && String(value) !== expected[name],
  );
  return new URLSearchParams(set.map(([name, value]) => [name, String(value)])).toString();
}

/** Address of a list with its filters. */
export function addressOf(path: string, values: Values, usual: Readonly<Record<string, string>> = {}): string {
  const query = queryOf(values, usual);
  return query === '' ? path : `${path}?${query}`;
}
