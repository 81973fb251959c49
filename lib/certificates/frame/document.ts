import 'server-only';
import { formatTime, formatWareki } from '@/lib/core/i18n/format';
import { a4, drawBox, drawText, openPaper, type Paper, pointsPerMillimetre } from '@/lib/core/pdf/paper';
import type { DataTime, PaperHead, PaperMark } from '../types';

export const margin = 48;
export const inner = a4.width - 2 * margin;

export function openCertificate(head: PaperHead, title: string): Paper {
  return openPaper({ title: `${title} ${head.serial}`, author: head.issuer, at: head.issuedAt });
}

/** 前日時点 with the data's time (S2, case 1 step ③): date and time alone where the copy is not of the day before. */
export function dataTimeText({ at, previousDay }: DataTime): string {
  const time = `データ時点 ${formatWareki(at)} ${formatTime(at)}`;
  return previousDay ? `前日時点のデータにより作成（${time}）` : `写しのデータにより作成（${time}）`;
}

export const markTexts = {
  original: '',
  reprint: '再発行',
  preview: '発行前の確認（無効）',
  test: '試し刷り（無効）',
} as const satisfies Record<PaperMark, string>;

/** A new page of the paper, laid out as its stock needs it. */
export function addSheet(paper: Paper, { offset }: PaperHead): void {
  paper.document.addPage();
  paper.document.translate((offset.x / 10) * pointsPerMillimetre, (offset.y / 10) * pointsPerMillimetre);
}

/** A new page with what stands on every paper: title, serial number, data time, marks. Returns the `y` below. */
export function startPage(paper: Paper, head: PaperHead, title: string, page: number, pages: number): number {
  addSheet(paper, head);
  drawText(paper, `発行番号 ${head.serial}`, { x: margin, y: 36, width: inner, size: 8.5, align: 'right' });
  drawText(paper, `${page} / ${pages}`, { x: margin, y: 48, width: inner, size: 8.5, align: 'right' });
  drawText(paper, title, { x: margin, y: 64, width: inner, size: 20, align: 'center' });
  let y = 98;
  if (head.dataTime) y = frameText(paper, dataTimeText(head.dataTime), y);
  const mark = markTexts[head.mark];
  if (mark !== '') y = frameText(paper, mark, y);
  return y;
}

function frameText(paper: Paper, text: string, y: number): number {
  drawBox(paper, margin, y, inner, 20, 1.4);
  drawText(paper, text, { x: margin + 8, y: y + 3, width: inner - 16, size: 10.5, align: 'center' });
  return y + 28;
}

/** The certifying sentence with date, issuer and the place of the seal, at the foot of the last page. */
export function certify(paper: Paper, head: PaperHead, sentence: string): void {
  const y = a4.height - 150;
  drawText(paper, sentence, { x: margin, y, width: inner, size: 11 });
  drawText(paper, formatWareki(head.issuedOn), { x: margin + 16, y: y + 26, width: 220, size: 11 });
  drawText(paper, head.issuer, {
    x: margin + 170,
    y: y + 50,
    width: 250,
    size: 14,
    align: 'right',
  });
  const sealX = margin + 432;
  drawBox(paper, sealX, y + 34, 52, 52, 0.7);
  drawText(paper, '公印', { x: sealX, y: y + 53, width: 52, size: 9, align: 'center' });
}

/** Where and on what it was printed, at the foot of every page. */
export function endPage(paper: Paper, head: PaperHead): void {
  const stock = head.stock === null ? '' : `　用紙 ${head.stock}`;
  drawText(paper, `発行場所 ${head.place}${stock}`, { x: margin, y: a4.height - 40, width: inner, size: 8 });
}

export interface LabelledCell {
  readonly label: string;
  readonly value: string;
  /** Share of the row's width. */
  readonly share: number;
}

/** A row of boxes, label above value; returns the `y` below. */
export function drawCells(paper: Paper, y: number, height: number, cells: readonly LabelledCell[]): number {
  const total = cells.reduce((sum, { share }) => sum + share, 0);
  let x = margin;
  for (const { label, value, share } of cells) {
    const width = (inner * share) / total;
    drawBox(paper, x, y, width, height);
    drawText(paper, label, { x: x + 4, y: y + 2, width: width - 8, size: 7 });
    drawText(paper, value, { x: x + 6, y: y + 13, width: width - 12, size: 11.5 });
    x += width;
  }
  return y + height;
}
