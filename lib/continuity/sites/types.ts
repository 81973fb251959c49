export type SiteRole = 'cloud' | 'down-recovery' | 'partner';

/** A site as the others know it. */
export interface SiteEntry {
  /** `cloud` or `<code>/<role>`. */
  readonly name: string;
  readonly role: SiteRole;
  /** Code of the town in whose hall it stands; `cloud` for the cloud center. */
  readonly place: string;
  /** Address under which the others and browsers reach it, without a trailing slash. */
  readonly origin: string;
  /** Ed25519, 32 bytes, base64url. */
  readonly signingKey: string;
  /** age recipient of the site's own key. */
  readonly recipient: string;
}

/** Who belongs together: signed once by the towns' root key, kept by each site, so that nobody has to be asked. */
export interface SiteList {
  readonly version: 1;
  readonly drill: boolean;
  readonly madeAt: string;
  readonly sites: readonly SiteEntry[];
}
