/**
 * What this deployment is. The national portal knows no residents; the three towns' cloud center and the sites of a town are the same
 * program with a database of their own (S2).
 */
export type Site =
  | { readonly kind: 'portal' }
  | { readonly kind: 'cloud' }
  | { readonly kind: 'town'; readonly code: string; readonly role: SiteRole };

export const siteRoles = ['down-recovery', 'partner'] as const;
export type SiteRole = (typeof siteRoles)[number];

/** Read at each call: a process is one site, and a test can be another. Raises on a value that names none. */
export function currentSite(environment: NodeJS.ProcessEnv = process.env): Site {
  const name = environment.RENKEI_SITE ?? '';
  if (name === '') return { kind: 'portal' };
  if (name === 'cloud') return { kind: 'cloud' };
  const role = siteRoles.find((one) => one === environment.RENKEI_SITE_ROLE);
  if (!/^\d{6}$/.test(name)) throw new Error(`RENKEI_SITE is neither cloud nor a municipality's code: ${name}`);
  if (role === undefined) throw new Error('RENKEI_SITE_ROLE is neither down-recovery nor partner');
  return { kind: 'town', code: name, role };
}

/** Where residents are registered: /counter exists there and nowhere else. */
export const keepsResidents = (): boolean => currentSite().kind !== 'portal';
