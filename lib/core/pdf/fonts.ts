import 'server-only';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { openSync } from 'fontkit';
import { variationGlyph } from './variation';

/** What the layout needs of a font that fontkit has opened. */
export interface PdfFont {
  readonly postscriptName: string;
  readonly unitsPerEm: number;
  layout(text: string): GlyphRun;
  glyphsForString(text: string): Glyph[];
  hasGlyphForCodePoint(codePoint: number): boolean;
  readonly _cmapProcessor: VariationLookup;
}

interface Glyph {
  readonly id: number;
  readonly advanceWidth: number;
}

interface GlyphRun {
  readonly glyphs: readonly Glyph[];
  readonly positions: readonly { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number }[];
  readonly advanceWidth: number;
}

interface VariationLookup {
  readonly uvs: Parameters<typeof variationGlyph>[0] | null;
  lookup(codePoint: number, selector?: number): number;
  getVariationSelector(codePoint: number, selector: number): number;
}

const serif = path.resolve(
  /* turbopackIgnore: true */ 'node_modules/@expo-google-fonts/noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf',
);

const opened = new Map<string, PdfFont>();

function openFont(file: string): PdfFont {
  const known = opened.get(file);
  if (known) return known;
  const font = openSync(file) as unknown as PdfFont;
  const lookup = font._cmapProcessor;
  // fontkit 2.0.4 gives up on a sequence that is not a default one before it looks at the others, and then draws the plain form.
  lookup.getVariationSelector = (codePoint, selector) =>
    variationGlyph(lookup.uvs, codePoint, selector, (plain) => lookup.lookup(plain));
  rememberGlyphs(lookup);
  // Official papers set each character by itself: no kerning, no ligatures. Shaping would be most of the work of a long list.
  font.layout = (text) => setPlainly(font.glyphsForString(text));
  opened.set(file, font);
  return font;
}

/** The number of a character's glyph, searched for once: in a long list that search was a third of the work. */
function rememberGlyphs(lookup: VariationLookup): void {
  const glyphs = new Map<number, number>();
  const search = lookup.lookup.bind(lookup);
  lookup.lookup = (codePoint, selector) => {
    if (selector) return search(codePoint, selector);
    const known = glyphs.get(codePoint);
    if (known !== undefined) return known;
    const glyph = search(codePoint);
    glyphs.set(codePoint, glyph);
    return glyph;
  };
}

function setPlainly(glyphs: readonly Glyph[]): GlyphRun {
  const positions = glyphs.map(({ advanceWidth }) => ({ xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 }));
  return { glyphs, positions, advanceWidth: glyphs.reduce((sum, { advanceWidth }) => sum + advanceWidth, 0) };
}

/**
 * The fonts of printed papers in the order in which a character is looked up: Noto Serif JP (16,726 characters), then the one at
 * `additional` (IPAmj Mincho has the 60,000 forms of the family register) where a town has put it.
 */
export function paperFonts(additional = process.env.RENKEI_PAPER_FONT ?? ''): readonly PdfFont[] {
  return [serif, ...(additional !== '' && existsSync(/* turbopackIgnore: true */ additional) ? [additional] : [])].map(
    openFont,
  );
}
