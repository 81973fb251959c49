import 'server-only';
import { formatWareki } from '@/lib/core/i18n/format';
import { closePaper, drawBox, drawText, openPaper, type Paper } from '@/lib/core/pdf/paper';
import { addSheet, dataTimeText, markTexts } from '../frame/document';
import type { InsuranceCard, PaperHead } from '../types';

const titles = { confirmation: '国民健康保険資格確認書', card: '国民健康保険被保険者証' } as const;
const sexes = { male: '男', female: '女' } as const;

/** Size of a card (ISO/IEC 7810 ID-1: 85.6 × 54 mm), drawn twice as large on the special form, which is cut and folded. */
const card = { x: 54, y: 120, width: 485, height: 306 } as const;

/** 資格確認書 or, until its day, 被保険者証, as PDF. */
export async function insurancePdf(head: PaperHead, insured: InsuranceCard): Promise<Buffer> {
  const title = titles[insured.form];
  const paper = openPaper({ title: `${title} ${head.serial}`, author: head.issuer, at: head.issuedAt });
  addSheet(paper, head);
  drawText(paper, `発行番号 ${head.serial}`, { x: card.x, y: 36, width: card.width, size: 8.5, align: 'right' });
  if (head.mark !== 'original') {
    drawText(paper, markTexts[head.mark], { x: card.x, y: 56, width: card.width, size: 12, align: 'center' });
  }
  drawCard(paper, title, head, insured);
  const stock = head.stock === null ? '' : `　用紙 ${head.stock}`;
  drawText(paper, `発行場所 ${head.place}${stock}`, {
    x: card.x,
    y: card.y + card.height + 14,
    width: card.width,
    size: 8,
  });
  return closePaper(paper);
}

function drawCard(paper: Paper, title: string, head: PaperHead, insured: InsuranceCard): void {
  drawBox(paper, card.x, card.y, card.width, card.height, 1.2);
  const x = card.x + 16;
  const width = card.width - 32;
  drawText(paper, title, { x, y: card.y + 10, width: width * 0.62, size: 15 });
  drawText(paper, `有効期限 ${formatWareki(insured.validUntil)}`, {
    x,
    y: card.y + 13,
    width,
    size: 10.5,
    align: 'right',
  });
  const branch = insured.branch === '' ? '' : `（枝番）${insured.branch}`;
  const rows: readonly (readonly [string, string])[] = [
    ['記号・番号', `${insured.symbol}　${insured.number}　${branch}`],
    ['氏名', insured.name],
    ['フリガナ', insured.kana],
    ['生年月日・性別', `${formatWareki(insured.birthDate)}　${sexes[insured.sex]}`],
    ['資格取得年月日', formatWareki(insured.acquiredOn)],
    ['交付年月日', formatWareki(insured.issuedOn)],
    ['世帯主', insured.householdHead],
    ['住所', insured.address],
    ['保険者番号', insured.insurerNumber],
    ['保険者名', insured.insurer],
  ];
  for (const [index, [label, value]] of rows.entries()) {
    const y = card.y + 42 + index * 22;
    drawText(paper, label, { x, y: y + 2, width: 84, size: 8.5 });
    drawText(paper, value, { x: x + 92, y, width: width - 92, size: 12 });
  }
  if (head.dataTime) {
    drawBox(paper, x, card.y + card.height - 36, width, 22, 1.2);
    drawText(paper, dataTimeText(head.dataTime), {
      x: x + 6,
      y: card.y + card.height - 32,
      width: width - 12,
      size: 10,
      align: 'center',
    });
  }
}
