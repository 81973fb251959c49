import type { PdfFont } from './fonts';
import { isVariationSelector, variationGlyph } from './variation';

/** A stretch of text that one font can print. */
export interface Run {
  readonly font: PdfFont;
  readonly text: string;
}

/** Characters of a text, each with its variation selector: what a reader takes for one character. */
export function charactersOf(text: string): string[] {
  const characters: string[] = [];
  for (const character of text) {
    if (characters.length > 0 && isVariationSelector(character.codePointAt(0) ?? 0)) {
      characters[characters.length - 1] += character;
    } else characters.push(character);
  }
  return characters;
}

/** Has the font a form of its own for the character? A sequence that it would print as the plain form counts as no. */
export function prints(font: PdfFont, character: string): boolean {
  const [codePoint = 0, selector] = [...character].map((part) => part.codePointAt(0) ?? 0);
  if (selector === undefined) return font.hasGlyphForCodePoint(codePoint);
  const lookup = font._cmapProcessor;
  return variationGlyph(lookup.uvs, codePoint, selector, (plain) => lookup.lookup(plain)) !== 0;
}

/** Characters, each once, that none of the fonts can print as written. */
export function unprintable(fonts: readonly PdfFont[], text: string): string[] {
  const missing = charactersOf(text).filter((character) => !fonts.some((font) => prints(font, character)));
  return [...new Set(missing)];
}

/** A certificate never shows an empty box or another form of a name: the paper is not made at all. */
export class UnprintableText extends Error {
  constructor(readonly characters: readonly string[]) {
    super(`no font has ${characters.map(codePointsOf).join(', ')}`);
  }
}

/** `葛󠄀` → `U+845B U+E0100`. */
export const codePointsOf = (character: string): string =>
  [...character].map((part) => `U+${(part.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`).join(' ');

/** The text with each character that no font has in its plain form (〓 where no font has that either), and which those are. */
export function inPlainForm(
  fonts: readonly PdfFont[],
  text: string,
): { readonly text: string; readonly missing: readonly string[] } {
  const missing = unprintable(fonts, text);
  if (missing.length === 0) return { text, missing };
  const plain = (character: string): string => {
    if (!missing.includes(character)) return character;
    const [base = ''] = character;
    return fonts.some((font) => prints(font, base)) ? base : '〓';
  };
  return { text: charactersOf(text).map(plain).join(''), missing };
}

/** The text in stretches by the first font that has each character; raises `UnprintableText`. */
export function runsOf(fonts: readonly PdfFont[], text: string): Run[] {
  const runs: { font: PdfFont; text: string }[] = [];
  for (const character of charactersOf(text)) {
    const font = fonts.find((candidate) => prints(candidate, character));
    if (!font) throw new UnprintableText(unprintable(fonts, text));
    const last = runs.at(-1);
    if (last?.font === font) last.text += character;
    else runs.push({ font, text: character });
  }
  return runs;
}
