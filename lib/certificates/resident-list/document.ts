import 'server-only';
import { formatNumber, formatWareki } from '@/lib/core/i18n/format';
import { codePointsOf, inPlainForm } from '@/lib/core/pdf/characters';
import { a4, closePaper, drawText, openPaper, type Paper } from '@/lib/core/pdf/paper';
import { addSheet, dataTimeText } from '../frame/document';
import type { ListedResident, PaperHead, ResidentList } from '../types';

const title = '全住民一覧（安否確認用）';
const margin = 30;
const width = a4.height - 2 * margin;
const top = 74;
const rowHeight = 14;
const boxSize = 8;
/** Rows between the heading and the foot of a landscape A4 page. */
const rowsOnPage = Math.floor((a4.width - top - 18 - 34) / rowHeight);
const sexes = { male: '男', female: '女' } as const;

interface Column {
  readonly header: string;
  readonly width: number;
  /** None: it is written in by hand. */
  readonly text?: (resident: ListedResident, number: number) => string;
  readonly align?: 'center' | 'right';
  /** Ticked by hand. A drawn square costs a third of a character; there are 40,000 of them. */
  readonly box?: boolean;
}

const columns: readonly Column[] = [
  { header: '番号', width: 36, text: (_, number) => String(number), align: 'right' },
  { header: '世帯', width: 62, text: ({ household }) => household },
  { header: '氏名', width: 118, text: ({ name }) => name },
  { header: 'フリガナ', width: 130, text: ({ kana }) => kana },
  { header: '年齢', width: 30, text: ({ age }) => String(age), align: 'right' },
  { header: '性別', width: 28, text: ({ sex }) => sexes[sex], align: 'center' },
  { header: '住所', width: 186, text: ({ address }) => address },
  // To be ticked off by hand while residents are looked for.
  { header: '無事', width: 32, box: true },
  { header: '負傷', width: 32, box: true },
  { header: '不明', width: 32, box: true },
  { header: '避難先・確認者', width: 96 },
];

/** 全住民一覧 as PDF: by district, a new page for each, with columns to tick off (S2: safety of residents in a large disaster). */
export async function residentListPdf(head: PaperHead, { districts }: ResidentList): Promise<Buffer> {
  const paper = openPaper({
    title: `${title} ${head.serial}`,
    author: head.issuer,
    at: head.issuedAt,
    landscape: true,
  });
  const sheets = districts.flatMap((district) => {
    const count = Math.max(1, Math.ceil(district.residents.length / rowsOnPage));
    return Array.from({ length: count }, (_, index) => ({ district, from: index * rowsOnPage, index, count }));
  });
  let number = 0;
  for (const [page, { district, from, index, count }] of sheets.entries()) {
    if (from === 0) number = 0;
    const part = count > 1 ? `（${index + 1}/${count}）` : '';
    startSheet(
      paper,
      head,
      `${district.name}${part}　${formatNumber(district.residents.length)}人`,
      page + 1,
      sheets.length,
    );
    const replaced = new Set<string>();
    for (const [row, resident] of district.residents.slice(from, from + rowsOnPage).entries()) {
      number += 1;
      drawResident(paper, top + 18 + row * rowHeight, printable(paper, resident, replaced), number);
    }
    tellReplaced(paper, replaced);
  }
  return closePaper(paper);
}

/**
 * Nobody is left off a list by which people are looked for: a form that this machine's fonts lack is printed in its plain form with ※,
 * and the sheet says which. A certificate is refused instead.
 */
function printable(paper: Paper, resident: ListedResident, replaced: Set<string>): ListedResident {
  const plain = (text: string): string => {
    const { text: shown, missing } = inPlainForm(paper.fonts, text);
    for (const character of missing) replaced.add(character);
    return missing.length === 0 ? shown : `${shown}※`;
  };
  return { ...resident, name: plain(resident.name), kana: plain(resident.kana), address: plain(resident.address) };
}

function tellReplaced(paper: Paper, replaced: ReadonlySet<string>): void {
  if (replaced.size === 0) return;
  const characters = [...replaced].map(codePointsOf).join('、');
  const text = `※ この機器のフォントにない字形を通常の字形で表したもの：${characters}`;
  drawText(paper, text, { x: margin, y: a4.width - 24, width, size: 8, align: 'right' });
}

function startSheet(paper: Paper, head: PaperHead, district: string, page: number, pages: number): void {
  addSheet(paper, head);
  drawText(paper, title, { x: margin, y: 22, width: width * 0.5, size: 14 });
  drawText(paper, `${head.municipality}　${district}`, { x: margin, y: 44, width: width * 0.5, size: 11 });
  const stamp = head.dataTime ? dataTimeText(head.dataTime) : `${formatWareki(head.issuedOn)}現在`;
  drawText(paper, stamp, { x: margin, y: 26, width, size: 9.5, align: 'right' });
  drawText(paper, `発行番号 ${head.serial}　${page} / ${pages}`, {
    x: margin,
    y: 42,
    width,
    size: 8.5,
    align: 'right',
  });
  drawText(paper, `発行場所 ${head.place}`, { x: margin, y: a4.width - 24, width, size: 8 });
  let x = margin;
  for (const column of columns) {
    drawText(paper, column.header, { x: x + 2, y: top + 2, width: column.width - 4, size: 8, align: 'center' });
    x += column.width;
  }
  paper.document
    .lineWidth(1)
    .moveTo(margin, top + 16)
    .lineTo(margin + width, top + 16)
    .stroke();
}

function drawResident(paper: Paper, y: number, resident: ListedResident, number: number): void {
  const { document } = paper;
  document.lineWidth(0.3);
  let x = margin;
  for (const { width: wide, text, align = 'left', box = false } of columns) {
    if (text) drawText(paper, text(resident, number), { x: x + 2, y: y + 1, width: wide - 4, size: 8.5, align });
    if (box) document.rect(x + (wide - boxSize) / 2, y + (rowHeight - boxSize) / 2 - 1, boxSize, boxSize);
    x += wide;
  }
  document
    .moveTo(margin, y + rowHeight - 1)
    .lineTo(margin + width, y + rowHeight - 1)
    .stroke();
}
