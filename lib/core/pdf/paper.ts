import 'server-only';
import PDFDocument from 'pdfkit';
import { charactersOf, runsOf } from './characters';
import { type PdfFont, paperFonts } from './fonts';

/** A printed paper under way: A4, lengths in points (1/72 inch) from the upper left corner. */
export interface Paper {
  readonly document: PDFKit.PDFDocument;
  readonly fonts: readonly PdfFont[];
  /** Width of a text by size 1, once measured. */
  readonly widths: Map<string, number>;
}

export interface PaperFacts {
  readonly title: string;
  readonly author: string;
  readonly at: Date;
  readonly landscape?: boolean;
}

export interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size?: number;
  readonly align?: 'left' | 'center' | 'right';
}

export const pointsPerMillimetre = 72 / 25.4;
export const a4 = { width: 595.28, height: 841.89 } as const;

export function openPaper({ title, author, at, landscape = false }: PaperFacts): Paper {
  const fonts = paperFonts();
  const document = new PDFDocument({
    size: 'A4',
    layout: landscape ? 'landscape' : 'portrait',
    margin: 0,
    autoFirstPage: false,
    lang: 'ja',
    displayTitle: true,
    pdfVersion: '1.7',
    // A paper is drawn with fonts of its own only; the standard ones are not embedded.
    font: fonts[0] as unknown as string,
    info: { Title: title, Author: author, Producer: 'Renkei', Creator: 'Renkei', CreationDate: at, ModDate: at },
  });
  return { document, fonts, widths: new Map() };
}

const fontSource = (font: PdfFont) => font as unknown as string;

/** Width in points of a text at a size. */
export function textWidth(paper: Paper, text: string, size: number): number {
  let width = paper.widths.get(text);
  if (width === undefined) {
    width = runsOf(paper.fonts, text).reduce(
      (sum, run) => sum + paper.document.font(fontSource(run.font), run.font.postscriptName, 1).widthOfString(run.text),
      0,
    );
    paper.widths.set(text, width);
  }
  return width * size;
}

const smallest = 0.5;

/** One line; a text that is too long is set smaller, down to half the size, and then in two lines. */
export function drawText(paper: Paper, text: string, place: TextPlace): void {
  if (text === '') return;
  const { x, y, width, size = 10.5, align = 'left' } = place;
  const natural = textWidth(paper, text, size);
  const scale = Math.min(1, width / natural);
  if (scale < smallest) {
    const [first = '', ...rest] = wrapText(paper, text, width, size * 0.55);
    drawLine(paper, first, { x, y: y - size * 0.1, size: size * 0.55 });
    drawLine(paper, rest.join(''), {
      x,
      y: y + size * 0.55,
      size: Math.min(size * 0.55, width / textWidth(paper, rest.join(''), 1)),
    });
    return;
  }
  const used = size * scale;
  const free = width - natural * scale;
  const start = align === 'left' ? x : align === 'center' ? x + free / 2 : x + free;
  drawLine(paper, text, { x: start, y: y + (size - used) / 2, size: used });
}

function drawLine(paper: Paper, text: string, { x, y, size }: { x: number; y: number; size: number }): void {
  let at = x;
  for (const run of runsOf(paper.fonts, text)) {
    paper.document
      .font(fontSource(run.font), run.font.postscriptName, size)
      .text(run.text, at, y, { lineBreak: false });
    at += textWidth(paper, run.text, size);
  }
}

const noLineStart = new Set('、。，．・：；？！）］｝」』】〉》ーぁぃぅぇぉっゃゅょァィゥェォッャュョ');

/** Lines of at most `width` points; a line never begins with a closing mark (JIS X 4051). Line breaks in the text are kept. */
export function wrapText(paper: Paper, text: string, width: number, size: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    let used = 0;
    for (const character of charactersOf(paragraph)) {
      const wide = textWidth(paper, character, size);
      if (used + wide > width && line !== '' && !noLineStart.has(character)) {
        lines.push(line);
        line = '';
        used = 0;
      }
      line += character;
      used += wide;
    }
    return [...lines, line];
  });
}

export function drawBox(paper: Paper, x: number, y: number, width: number, height: number, line = 0.7): void {
  paper.document.lineWidth(line).rect(x, y, width, height).stroke();
}

/** Ends the paper; its bytes. */
export function closePaper(paper: Paper): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    paper.document.on('data', (part: Buffer) => parts.push(part));
    paper.document.on('end', () => resolve(Buffer.concat(parts)));
    paper.document.on('error', reject);
    paper.document.end();
  });
}
