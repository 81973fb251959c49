import 'server-only';
import type { Readable } from 'node:stream';
import writeXlsxFile, { type CellObject } from 'write-excel-file/node';
import { extractText } from '@/lib/core/documents/extract';
import { a4, closePaper, drawBox, drawText, openPaper, type Paper, wrapText } from '@/lib/core/pdf/paper';
import { plain } from '@/lib/core/pdf/sheet';
import { answerLabel, type ReadSheet, readSheetRows, type SheetRow, sheetTitle } from './rules';

/** Text is typed as text, so nothing in it is ever run as a formula. */
const cell = (value: string, more: Partial<CellObject> = {}): CellObject => ({
  type: String,
  value,
  wrap: true,
  alignVertical: 'top' as const,
  ...more,
});
const frame = { borderColor: '#666666', borderStyle: 'thin' as const };

/** The form as a workbook; `answer` is what was answered, empty = room for it. */
export async function sheetWorkbook(rows: readonly SheetRow[], answer: string): Promise<Buffer> {
  const data = [
    [cell(sheetTitle, { fontWeight: 'bold', fontSize: 14 })],
    ...rows.map(({ label, value, hint }) => [
      cell(label, { ...frame, fontWeight: 'bold' as const, backgroundColor: '#eeeeee' }),
      cell(value, frame),
      cell(hint, { textColor: '#666666' }),
    ]),
    [cell(answerLabel, { ...frame, fontWeight: 'bold' as const, backgroundColor: '#eeeeee' }), cell(answer, frame)],
  ];
  const made = await writeXlsxFile(data, {
    sheet: '問合せ票',
    columns: [{ width: 20 }, { width: 70 }, { width: 50 }],
  });
  return made.toBuffer();
}

/** The fields of a filled-in workbook; null = it cannot be read, or is no inquiry sheet. */
export async function readWorkbook(bytes: Readable): Promise<ReadSheet | null> {
  const extracted = await extractText(bytes, 'rows');
  return 'text' in extracted ? readSheetRows(JSON.parse(extracted.text)) : null;
}

const margin = 50;
const labelWidth = 110;
const lineHeight = 16;
const size = 10.5;
const valueWidth = a4.width - 2 * margin - labelWidth;

/** Draws one row of the form from `y` on, over as many pages as it takes; where the next begins. */
function drawRow(paper: Paper, label: string, value: string, y: number): number {
  let top = y;
  let name = label;
  let lines = wrapText(paper, plain(value), valueWidth - 12, size);
  do {
    if (top + lineHeight * 2 > a4.height - margin) {
      paper.document.addPage();
      top = margin;
    }
    const room = Math.max(1, Math.floor((a4.height - margin - top - 8) / lineHeight));
    const shown = lines.slice(0, room);
    const height = shown.length * lineHeight + 8;
    drawBox(paper, margin, top, labelWidth, height);
    drawBox(paper, margin + labelWidth, top, valueWidth, height);
    drawText(paper, name, { x: margin + 6, y: top + 5, width: labelWidth - 12, size });
    for (const [index, line] of shown.entries())
      drawText(paper, line, {
        x: margin + labelWidth + 6,
        y: top + 5 + index * lineHeight,
        width: valueWidth - 12,
        size,
      });
    lines = lines.slice(room);
    name = '';
    top += height;
  } while (lines.length > 0);
  return top;
}

interface PrintedSheet {
  readonly number: string;
  readonly organization: string;
  readonly rows: readonly SheetRow[];
  readonly answer: string;
  readonly at: Date;
}

/** The filled-in form to be printed or filed. Throws `UnprintableText` for characters that no font has. */
export function sheetPaper({ number, organization, rows, answer, at }: PrintedSheet): Promise<Buffer> {
  const paper = openPaper({ title: `${sheetTitle} ${number}`, author: organization, at });
  paper.document.addPage();
  drawText(paper, sheetTitle, { x: margin, y: margin, width: a4.width - 2 * margin, size: 16, align: 'center' });
  drawText(paper, `${organization}　${number}`, {
    x: margin,
    y: margin + 28,
    width: a4.width - 2 * margin,
    size,
    align: 'right',
  });
  let y = margin + 52;
  for (const { label, value } of rows) y = drawRow(paper, label, value, y);
  drawRow(paper, answerLabel, answer, y);
  return closePaper(paper);
}
