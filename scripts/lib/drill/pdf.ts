import { create } from 'fontkit';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A character as it is drawn on a page: what a reader copies, and its outline. */
export interface DrawnGlyph {
  readonly text: string;
  readonly outline: string;
}

export interface ReadPdf {
  /** Text of each page without blanks, its pieces in the order in which they were drawn. */
  readonly pages: readonly string[];
  readonly glyphs: readonly DrawnGlyph[];
  /** All that it has, also those that were not read. */
  readonly pageCount: number;
}

interface ShownGlyph {
  readonly unicode: string;
  readonly fontChar: string;
}

interface Outlined {
  readonly path: { toSVG(): string };
}

export interface OutlineFont {
  glyphForCodePoint(codePoint: number): Outlined;
  getGlyph(id: number): Outlined;
}

export const openFont = (bytes: Uint8Array): OutlineFont => create(Buffer.from(bytes)) as unknown as OutlineFont;

/** Reads a paper as a viewer does: with pdf.js, and with the fonts that are embedded in it. Of a long one the first pages only. */
export async function readPdf(bytes: Uint8Array, most = Number.POSITIVE_INFINITY): Promise<ReadPdf> {
  const document = await getDocument({
    data: new Uint8Array(bytes),
    fontExtraProperties: true,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: 0,
  }).promise;
  const pages: string[] = [];
  const glyphs: DrawnGlyph[] = [];
  for (let number = 1; number <= Math.min(document.numPages, most); number += 1) {
    const page = await document.getPage(number);
    const content = await page.getTextContent({ disableNormalization: true });
    pages.push(
      content.items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replace(/\s/g, ''),
    );
    const { fnArray, argsArray } = await page.getOperatorList();
    const fonts = new Map<string, OutlineFont>();
    let font: OutlineFont | undefined;
    for (const [index, operation] of fnArray.entries()) {
      const [first] = argsArray[index] ?? [];
      if (operation === OPS.setFont) {
        font = fonts.get(first) ?? openFont(page.commonObjs.get(first).data);
        fonts.set(first, font);
      }
      if (operation !== OPS.showText || font === undefined) continue;
      for (const shown of first as readonly (ShownGlyph | number)[]) {
        if (typeof shown === 'number') continue;
        const { path } = font.glyphForCodePoint(shown.fontChar.codePointAt(0) ?? 0);
        glyphs.push({ text: shown.unicode, outline: path.toSVG() });
      }
    }
  }
  const pageCount = document.numPages;
  await document.destroy();
  return { pages, glyphs, pageCount };
}
