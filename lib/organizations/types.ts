import type { OrganizationKind } from '@/lib/access/actor';

/** Another body that is named and linked to. */
export interface OrganizationRef {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
}

export interface OrganizationSummary extends OrganizationRef {
  readonly kind: OrganizationKind;
  readonly kana: string;
  readonly parent: OrganizationRef | null;
  /** First business date on which it no longer exists; null = exists. */
  readonly endedOn: string | null;
  readonly successor: OrganizationRef | null;
}

export interface OrganizationVersionRow {
  readonly sequence: number;
  readonly code: string;
  readonly name: string;
  readonly kana: string;
  readonly nameEn: string;
  readonly parentName: string | null;
  /** Business dates; null = since before the portal, until today. `validTo` is the first date on which it no longer held. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly reason: string;
}

export interface OrganizationDetail extends OrganizationSummary {
  readonly validFrom: string | null;
  readonly version: number;
  readonly versions: readonly OrganizationVersionRow[];
  /** Bodies that were merged into it. */
  readonly predecessors: readonly (OrganizationRef & { readonly endedOn: string | null })[];
  /** Municipalities of a prefecture that exist. */
  readonly childCount: number;
}
