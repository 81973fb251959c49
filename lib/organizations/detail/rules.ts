import type { OrganizationVersionRow } from '../types';

/** Versions store their begin only: each held until the next began, the last until the body ended. */
export function withEnds(
  versions: readonly Omit<OrganizationVersionRow, 'validTo'>[],
  endedOn: string | null,
): OrganizationVersionRow[] {
  return versions.map((version, index) => ({ ...version, validTo: versions[index + 1]?.validFrom ?? endedOn }));
}
