import type { OrganizationVersion, OrganizationVersionRow } from '../types';

/** Versions store their begin only: each held until the next began, the last until the body ended. */
export function withEnds(versions: readonly OrganizationVersion[], endedOn: string | null): OrganizationVersionRow[] {
  return versions.map((version, index) => ({ ...version, validTo: versions[index + 1]?.validFrom ?? endedOn }));
}
