/** What the page at this address is the answer to, of what is typed in the header. */
export function searchedAt(path: string): string {
  const { pathname, searchParams } = new URL(path, 'http://portal');
  return pathname === '/tickets' ? (searchParams.get('q') ?? '') : '';
}
