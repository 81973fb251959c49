/**
 * Names for prepared statements, so that PostgreSQL plans a query once a connection and not at each call: with row security, planning
 * takes as long as running. Lists put their filters together freely, so the number of named ones is bounded; the rest
 * stay unnamed.
 */
export function nameStatements(limit: number): (text: string) => string {
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined) return known;
    if (names.size >= limit) return '';
    const name = `r${names.size}`;
    names.set(text, name);
    return name;
  };
}
