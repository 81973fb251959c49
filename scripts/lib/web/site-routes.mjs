/** First parts of the addresses that an installation of the towns' system has; everything else is the national portal's. */
const common = [
  '_next',
  'login',
  'logout',
  'locale',
  'continuity',
  'settings',
  'notifications',
  'admin',
  'maintenance',
  'unreadable',
  'files',
];
const interfaces = ['auth', 'health', 'events', 'site', 'files', 'metrics'];

/**
 * Where a request leads in the kind of installation that the environment names: on, elsewhere, or nowhere.
 * @param {string} address path and query
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @returns {{ to: 'on' } | { to: 'nowhere' } | { to: 'elsewhere', location: string }}
 */
export function routeAt(address, { RENKEI_SITE: site, RENKEI_SITE_ROLE: role }) {
  if (!site) return { to: 'on' };
  const keepsResidents = site === 'cloud' || role !== 'partner';
  const [first = '', second = ''] = (address.split(/[?#]/, 1)[0] ?? '').split('/').slice(1);
  // The portal's front page is about inquiries; a counter begins with its search.
  if (first === '') return { to: 'elsewhere', location: keepsResidents ? '/counter' : '/continuity' };
  if (first === 'api')
    return interfaces.includes(second) || (keepsResidents && second === 'counter') ? { to: 'on' } : { to: 'nowhere' };
  if (first === 'counter') return keepsResidents ? { to: 'on' } : { to: 'nowhere' };
  // Files of `public` and `app` have an ending: icons, fonts.
  return common.includes(first) || /\.\w+$/.test(first) ? { to: 'on' } : { to: 'nowhere' };
}
