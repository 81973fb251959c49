/** Parts of the portal that are no domain's. */
const own = ['admin', 'search'];

/**
 * Part of the portal that an address belongs to, of those that domains declare. A closed list: addresses are without number, and
 * anybody can make up new ones.
 */
export function areaOf(url: string, declared: ReadonlySet<string>): string {
  const path = url.split('?', 1)[0] ?? '';
  const [, first = '', second = ''] = path.split('/');
  if (first === '') return 'dashboard';
  if (first === '_next') return 'assets';
  if (first === 'api') return second === 'events' ? 'live' : 'api';
  return own.includes(first) || declared.has(first) ? first : 'other';
}
