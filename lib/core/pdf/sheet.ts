import 'server-only';
import { a4, closePaper, drawBox, drawText, openPaper, type Paper, wrapText } from './paper';

export interface SheetRow {
  readonly label: string;
  /** Line breaks are kept; what is longer than a page goes on on the next. */
  readonly text: string;
}

/** An official sheet: headings, and rows of a label and a text. */
export interface Sheet {
  readonly title: string;
  /** Stands above the title, at the right. */
  readonly number: string;
  readonly author: string;
  readonly at: Date;
  readonly sections: readonly { readonly title: string; readonly rows: readonly SheetRow[] }[];
  /** At the foot of every page. */
  readonly foot: string;
}

const margin = 48;
const inner = a4.width - 2 * margin;
const labelWidth = 120;
const size = 10;
const leading = 15;
const bottom = a4.height - 60;

interface Pen {
  readonly paper: Paper;
  readonly sheet: Sheet;
  page: number;
  y: number;
}

function turn(pen: Pen): void {
  pen.page += 1;
  pen.paper.document.addPage();
  const foot = { x: margin, y: a4.height - 40, width: inner, size: 8 };
  drawText(pen.paper, pen.sheet.foot, foot);
  drawText(pen.paper, String(pen.page), { ...foot, align: 'right' });
  pen.y = margin;
}

/** What was pasted out of a workbook or a document brings tabs and control characters, which no font has. */
export const plain = (text: string): string => text.replaceAll('\t', ' ').replace(/(?!\n)\p{Cc}/gu, '');

/** One row, cut at the end of the page and gone on with on the next. */
function drawRow(pen: Pen, { label, text }: SheetRow): void {
  let lines = wrapText(pen.paper, plain(text) || ' ', inner - labelWidth - 12, size);
  while (lines.length > 0) {
    if (pen.y + leading + 8 > bottom) turn(pen);
    const room = Math.max(1, Math.floor((bottom - pen.y - 8) / leading));
    const part = lines.slice(0, room);
    lines = lines.slice(room);
    const height = part.length * leading + 8;
    drawBox(pen.paper, margin, pen.y, labelWidth, height);
    drawBox(pen.paper, margin + labelWidth, pen.y, inner - labelWidth, height);
    drawText(pen.paper, label, { x: margin + 6, y: pen.y + 6, width: labelWidth - 12, size });
    for (const [index, line] of part.entries())
      drawText(pen.paper, line, {
        ...{ x: margin + labelWidth + 6, y: pen.y + 6 + index * leading, width: inner - labelWidth - 12, size },
      });
    pen.y += height;
  }
}

/** The sheet on A4, as PDF. Throws `UnprintableText` for characters that no font has. */
export async function sheetPdf(sheet: Sheet): Promise<Buffer> {
  const paper = openPaper({ title: sheet.title, author: sheet.author, at: sheet.at });
  const pen: Pen = { paper, sheet, page: 0, y: 0 };
  turn(pen);
  drawText(paper, sheet.number, { x: margin, y: pen.y, width: inner, size: 9, align: 'right' });
  drawText(paper, sheet.title, { x: margin, y: pen.y + 16, width: inner, size: 18, align: 'center' });
  pen.y += 52;
  for (const { title, rows } of sheet.sections) {
    if (pen.y + 60 > bottom) turn(pen);
    drawText(paper, plain(title), { x: margin, y: pen.y + 6, width: inner, size: 11.5 });
    pen.y += 26;
    for (const row of rows) drawRow(pen, row);
    pen.y += 8;
  }
  return closePaper(paper);
}
