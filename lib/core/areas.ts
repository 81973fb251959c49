const areas = new Set([
  'admin',
  'contacts',
  'files',
  'login',
  'mailbox',
  'notifications',
  'organizations',
  'search',
  'settings',
  'tickets',
]);

/** Part of the portal that an address belongs to. A closed list: addresses are without number, and anybody can make up new ones. */
export function areaOf(url: string): string {
  const path = url.split('?', 1)[0] ?? '';
  const [, first = '', second = ''] = path.split('/');
  if (first === '') return 'dashboard';
  if (first === '_next') return 'assets';
  if (first === 'api') return second === 'events' ? 'live' : 'api';
  return areas.has(first) ? first : 'other';
}
