import type { LineKind, PlaceKind } from '@/lib/core/generated/enums';

/** First letters of a line's code. */
export const linePrefixes: Readonly<Record<LineKind, string>> = { national: 'NL', prefectural: 'PL', municipal: 'ML' };

/** The kind of an organization's lines; null = it has none. */
export function lineKindOf(owner: string | undefined): LineKind | null {
  const kinds: Readonly<Record<string, LineKind>> = {
    center: 'national',
    prefecture: 'prefectural',
    municipality: 'municipal',
  };
  return (owner && kinds[owner]) || null;
}

/** Between what kinds of places a line runs if nobody says otherwise (S0 §2, S4 §7). */
export const endKinds: Readonly<Record<LineKind, { readonly upper: PlaceKind; readonly lower: PlaceKind }>> = {
  national: { upper: 'national_center', lower: 'consolidation_center' },
  prefectural: { upper: 'consolidation_center', lower: 'prefectural_office' },
  municipal: { upper: 'prefectural_office', lower: 'municipal_office' },
};

/** The kind of the line towards the center that one hangs on. */
export const kindAbove: Readonly<Record<LineKind, LineKind | null>> = {
  national: null,
  prefectural: 'national',
  municipal: 'prefectural',
};
