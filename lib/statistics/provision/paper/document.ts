import 'server-only';
import { formatWareki } from '@/lib/core/i18n/format';
import { a4, closePaper, drawBox, drawText, openPaper, type Paper, wrapText } from '@/lib/core/pdf/paper';
import { columns, formerIssuer, totalLabel } from '../constants';
import { monthsOf } from '../month/rules';
import { compare } from '../totals/rules';
import type { GroupDetail, YearSummary } from '../types';
import { eraMonth, type PaperLine, paperLines } from './rules';

const margin = 48;
const inner = a4.width - 2 * margin;
const leading = 13;
const size = 8.5;
const bottom = a4.height - 60;
const widths = { body: 92, laws: 186, month: 74, count: 78, method: inner - 430 } as const;
const places = {
  body: margin,
  laws: margin + 92,
  month: margin + 278,
  count: margin + 352,
  method: margin + 430,
} as const;
type Place = keyof typeof places;

export interface Notice {
  readonly year: YearSummary;
  readonly groups: readonly GroupDetail[];
  /** What the center was called on the notice's date, or is today. */
  readonly issuer: string;
  readonly at: Date;
}

interface Pen {
  readonly paper: Paper;
  y: number;
  page: number;
}

/** 公告 of a year's provision in the layout of S4 別紙1, as PDF. Throws `UnprintableText`. */
export async function noticePdf(notice: Notice): Promise<Buffer> {
  const paper = openPaper({ title: titleOf(notice), author: notice.issuer, at: notice.at });
  const pen: Pen = { paper, y: margin, page: 0 };
  turn(pen);
  drawHead(pen, notice);
  drawHeading(pen);
  for (const group of notice.groups) drawGroup(pen, group);
  drawFoot(pen, notice);
  return closePaper(paper);
}

function titleOf({ year, issuer }: Notice): string {
  const former = year.noticedOn !== null && year.noticedOn < formerIssuer.until;
  return `${former ? '指定情報処理機関' : issuer}における本人確認情報の提供状況に関する公告`;
}

function turn(pen: Pen): void {
  pen.page += 1;
  pen.paper.document.addPage();
  drawText(pen.paper, String(pen.page), { x: margin, y: a4.height - 40, width: inner, size: 8, align: 'center' });
  pen.y = margin;
}

function drawHead(pen: Pen, notice: Notice): void {
  const { year, issuer } = notice;
  const months = monthsOf(year.year);
  const line = (text: string, align: 'left' | 'center' | 'right', points = 10.5) => {
    for (const part of wrapText(pen.paper, text, inner, points)) {
      drawText(pen.paper, part, { x: margin, y: pen.y, width: inner, size: points, align });
      pen.y += points + 7;
    }
  };
  if (year.noticedOn === null) line('（案）', 'right');
  line(titleOf(notice), 'center', 13);
  pen.y += 8;
  const span = `${eraMonth(months[0] ?? '')}から${eraMonth(months[11] ?? '')}まで`;
  line(`　${year.basis}の規定に基づき、${span}の間における本人確認情報の提供状況を次のとおり公示します。`, 'left');
  pen.y += 6;
  line(year.noticedOn === null ? '（公告日未定）' : `　${formatWareki(year.noticedOn)}`, 'left');
  line(`${issuer}${year.signatory}`, 'right', 11.5);
  pen.y += 8;
}

const put = (pen: Pen, place: Place, text: string, y: number, align: 'left' | 'center' | 'right' = 'left') =>
  drawText(pen.paper, text, { x: places[place] + 4, y, width: widths[place] - 8, size, align });

function drawHeading(pen: Pen): void {
  for (const place of Object.keys(places) as Place[]) {
    drawBox(pen.paper, places[place], pen.y, widths[place], leading + 4, 0.7);
    put(pen, place, columns[place], pen.y + 4, 'center');
  }
  pen.y += leading + 4;
}

/** A group fills its lines; body and laws stand beside them as merged cells, and go on on the next page where it ends. */
function drawGroup(pen: Pen, group: GroupDetail): void {
  const body = wrapText(pen.paper, group.body, widths.body - 8, size);
  const laws = group.laws.flatMap((law) => wrapText(pen.paper, law, widths.laws - 8, size));
  const lines = paperLines(group);
  const count = Math.max(body.length, laws.length, lines.length);
  for (let at = 0; at < count; ) {
    let room = Math.floor((bottom - pen.y - 6) / leading);
    if (room < Math.min(3, count - at)) {
      turn(pen);
      drawHeading(pen);
      room = Math.floor((bottom - pen.y - 6) / leading);
    }
    const end = Math.min(count, at + room);
    drawPart(pen, { body: body.slice(at, end), laws: laws.slice(at, end), lines: lines.slice(at, end) }, end - at);
    at = end;
  }
}

interface Part {
  readonly body: readonly string[];
  readonly laws: readonly string[];
  readonly lines: readonly PaperLine[];
}

function drawPart(pen: Pen, { body, laws, lines }: Part, height: number): void {
  const y = (index: number) => pen.y + 4 + index * leading;
  for (const place of Object.keys(places) as Place[])
    drawBox(pen.paper, places[place], pen.y, widths[place], height * leading + 6, 0.5);
  for (const [index, text] of body.entries()) put(pen, 'body', text, y(index));
  for (const [index, text] of laws.entries()) put(pen, 'laws', text, y(index));
  for (const [index, line] of lines.entries()) {
    put(pen, 'month', line.month, y(index), 'right');
    put(pen, 'count', line.count, y(index), 'right');
    put(pen, 'method', line.method, y(index));
  }
  pen.y += height * leading + 6;
}

function drawFoot(pen: Pen, { year }: Notice): void {
  const { declared, sum, difference } = compare(year.declaredTotal, year.sum ?? 0);
  if (pen.y + 90 > bottom) turn(pen);
  const figure = (value: number) => value.toLocaleString('en-US');
  drawBox(pen.paper, margin, pen.y, inner, leading + 6, 0.7);
  drawText(pen.paper, totalLabel, { x: margin + 4, y: pen.y + 5, width: 200, size });
  drawText(pen.paper, `${figure(declared ?? sum)} 件`, {
    x: margin,
    y: pen.y + 5,
    width: inner - 8,
    size,
    align: 'right',
  });
  pen.y += leading + 14;
  const notes = [
    '(注)提供方法欄の「磁気媒体」とあるのは、「磁気媒体による一括提供」であり、「電気通信回線」とあるのは、「電気通信回線による一括提供」である。',
    ...(difference === null || difference === 0
      ? []
      : [`(注)この表に掲げた行の計は${figure(sum)}件であり、提供件数合計との差は${figure(difference)}件である。`]),
  ];
  for (const line of notes.flatMap((note) => wrapText(pen.paper, note, inner, size))) {
    drawText(pen.paper, line, { x: margin, y: pen.y, width: inner, size });
    pen.y += leading;
  }
}
