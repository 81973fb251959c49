/**
 * What this deployment is. The national portal knows no residents; the three towns' cloud center and the sites of a town are the same
 * program with a database of their own (S2).
 */
export type Site =
  | { readonly kind: 'portal' }
  | { readonly kind: 'cloud' }
  | {
      readonly kind: 'town';
      /** The town whose data it serves; of a partner server, the town in whose hall it stands. */
      readonly code: string;
      readonly role: SiteRole;
      /** Of an activation: the town in whose hall it stands. */
      readonly host?: string;
    };

/** `down-recovery`: a town's own copy. `partner`: keeps others' ciphertext. `activation`: another town's copy, opened in its host's hall. */
export const siteRoles = ['down-recovery', 'partner', 'activation'] as const;
export type SiteRole = (typeof siteRoles)[number];

/** What a domain says it takes part in (`lib/access/domain.ts`). */
export type SiteMode = 'portal' | 'cloud' | SiteRole;

type Environment = Readonly<Record<string, string | undefined>>;

/** Read at each call: a process is one site, and a test can be another. Raises on a value that names none. */
export function currentSite(environment: Environment = process.env): Site {
  const name = environment.RENKEI_SITE ?? '';
  if (name === '') return { kind: 'portal' };
  if (name === 'cloud') return { kind: 'cloud' };
  const role = siteRoles.find((one) => one === environment.RENKEI_SITE_ROLE);
  if (!/^\d{6}$/.test(name)) throw new Error(`RENKEI_SITE is neither cloud nor a municipality's code: ${name}`);
  if (role === undefined) throw new Error('RENKEI_SITE_ROLE is neither down-recovery nor partner');
  const host = environment.RENKEI_SITE_HOST;
  return { kind: 'town', code: name, role, ...(host ? { host } : {}) };
}

export const modeOf = (site: Site): SiteMode => (site.kind === 'town' ? site.role : site.kind);

/** Where residents are registered: /counter exists there and nowhere else. */
export function keepsResidents(): boolean {
  const mode = modeOf(currentSite());
  return mode !== 'portal' && mode !== 'partner';
}
