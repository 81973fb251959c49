import type { PlaceKind } from '@/lib/core/generated/enums';

/** Kinds of organizations that run a place of each kind (domain.md §2). */
export const ownersOf: Readonly<Record<PlaceKind, string>> = {
  national_center: 'center',
  consolidation_center: 'center',
  prefectural_office: 'prefecture',
  municipal_office: 'municipality',
  cloud_center: 'vendor',
};
