/** A font's table of variation sequences (cmap format 14), as fontkit reads it. */
export interface VariationSequences {
  readonly varSelectors: {
    toArray(): readonly {
      readonly varSelector: number;
      readonly defaultUVS: readonly { readonly startUnicodeValue: number; readonly additionalCount: number }[] | null;
      readonly nonDefaultUVS: readonly { readonly unicodeValue: number; readonly glyphID: number }[] | null;
    }[];
  };
}

/** Variation selectors of ideographs: VS17 … VS256, and the sixteen before them. */
export const isVariationSelector = (codePoint: number): boolean =>
  (codePoint >= 0xfe00 && codePoint <= 0xfe0f) || (codePoint >= 0xe0100 && codePoint <= 0xe01ef);

type Tables = ReadonlyMap<
  number,
  { readonly plain: readonly (readonly [number, number])[]; readonly own: ReadonlyMap<number, number> }
>;

const indexed = new WeakMap<VariationSequences, Tables>();

function tablesOf(sequences: VariationSequences): Tables {
  const known = indexed.get(sequences);
  if (known) return known;
  const tables = new Map(
    sequences.varSelectors.toArray().map(({ varSelector, defaultUVS, nonDefaultUVS }) => [
      varSelector,
      {
        plain: (defaultUVS ?? []).map(
          ({ startUnicodeValue, additionalCount }) => [startUnicodeValue, startUnicodeValue + additionalCount] as const,
        ),
        own: new Map((nonDefaultUVS ?? []).map(({ unicodeValue, glyphID }) => [unicodeValue, glyphID])),
      },
    ]),
  );
  indexed.set(sequences, tables);
  return tables;
}

/**
 * Glyph of an ideographic variation sequence: its own one, the plain character's where the font says that they are the same, and 0
 * where the font does not know the sequence (Unicode Technical Standard 37).
 */
export function variationGlyph(
  sequences: VariationSequences | null,
  codePoint: number,
  selector: number,
  plainGlyph: (codePoint: number) => number,
): number {
  const table = sequences === null ? undefined : tablesOf(sequences).get(selector);
  if (!table) return 0;
  const own = table.own.get(codePoint);
  if (own !== undefined) return own;
  return table.plain.some(([from, to]) => codePoint >= from && codePoint <= to) ? plainGlyph(codePoint) : 0;
}
