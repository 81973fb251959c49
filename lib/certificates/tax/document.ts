import 'server-only';
import { formatNumber, formatWareki } from '@/lib/core/i18n/format';
import { closePaper, drawBox, drawText, type Paper } from '@/lib/core/pdf/paper';
import { certify, drawCells, endPage, inner, margin, openCertificate, startPage } from '../frame/document';
import type { IncomeCertificate, PaperHead, TaxPayer, TaxPaymentCertificate } from '../types';

const paymentTitle = '納税証明書';
const incomeTitle = '所得・課税証明書';
/** Rows of a 納税証明書 that fit above the certifying sentence. */
const rowsOnPage = 22;
const rowHeight = 20;

const yen = (amount: number): string => `${formatNumber(amount)}円`;
/** 令和8年度 */
const fiscalYearText = (year: number): string => `${formatWareki(`${year}-12-31`).replace(/12月31日$/, '')}度`;

function drawPayer(paper: Paper, y: number, payer: TaxPayer): number {
  const below = drawCells(paper, y, 32, [{ label: '住所', value: payer.address, share: 1 }]);
  return drawCells(paper, below, 34, [
    { label: '氏名', value: payer.name, share: 3 },
    { label: '生年月日', value: payer.birthDate === null ? '' : formatWareki(payer.birthDate), share: 1.6 },
  ]);
}

interface Column {
  readonly header: string;
  readonly share: number;
  readonly right?: boolean;
}

function drawRow(
  paper: Paper,
  y: number,
  columns: readonly Column[],
  texts: readonly string[],
  header = false,
): number {
  const total = columns.reduce((sum, { share }) => sum + share, 0);
  let x = margin;
  for (const [index, { share, right }] of columns.entries()) {
    const width = (inner * share) / total;
    drawBox(paper, x, y, width, rowHeight, header ? 1 : 0.5);
    const align = header ? 'center' : right ? 'right' : 'left';
    drawText(paper, texts[index] ?? '', { x: x + 4, y: y + 4, width: width - 8, size: 9.5, align });
    x += width;
  }
  return y + rowHeight;
}

const paymentColumns: readonly Column[] = [
  { header: '税目', share: 2 },
  { header: '年度', share: 1.3 },
  { header: '納付すべき額', share: 1.6, right: true },
  { header: '納付済額', share: 1.6, right: true },
  { header: '未納額', share: 1.6, right: true },
  { header: 'うち納期未到来額', share: 1.7, right: true },
];

/** 納税証明書 as PDF. */
export async function taxPaymentPdf(head: PaperHead, { payer, rows }: TaxPaymentCertificate): Promise<Buffer> {
  const paper = openCertificate(head, paymentTitle);
  const pages = Math.max(1, Math.ceil(rows.length / rowsOnPage));
  for (let page = 0; page < pages; page += 1) {
    let y = drawPayer(paper, startPage(paper, head, paymentTitle, page + 1, pages), payer) + 14;
    y = drawRow(
      paper,
      y,
      paymentColumns,
      paymentColumns.map(({ header }) => header),
      true,
    );
    for (const row of rows.slice(page * rowsOnPage, (page + 1) * rowsOnPage)) {
      const texts = [
        row.tax,
        fiscalYearText(row.fiscalYear),
        row.due,
        row.paid,
        row.overdue + row.notYetDue,
        row.notYetDue,
      ];
      y = drawRow(
        paper,
        y,
        paymentColumns,
        texts.map((value) => (typeof value === 'number' ? yen(value) : value)),
      );
    }
    if (page === pages - 1) certify(paper, head, '上記のとおり相違ないことを証明する。');
    endPage(paper, head);
  }
  return closePaper(paper);
}

const amountColumns: readonly Column[] = [
  { header: '区分', share: 3 },
  { header: '金額', share: 1.6, right: true },
];

/** 所得・課税証明書 as PDF: income, deductions and resident tax of one fiscal year. */
export async function incomePdf(head: PaperHead, certificate: IncomeCertificate): Promise<Buffer> {
  const { payer, fiscalYear, incomes, deductions, taxes, dependants } = certificate;
  const paper = openCertificate(head, incomeTitle);
  let y = drawPayer(paper, startPage(paper, head, incomeTitle, 1, 1), payer);
  y = drawCells(paper, y, 32, [
    { label: '課税年度', value: fiscalYearText(fiscalYear), share: 1 },
    { label: '所得のあった年', value: formatWareki(`${fiscalYear - 1}-12-31`).replace(/12月31日$/, '分'), share: 1 },
    { label: '扶養親族の数', value: `${dependants}人`, share: 1 },
  ]);
  for (const [name, lines] of [
    ['所得の内訳', incomes],
    ['所得控除の内訳', deductions],
    ['町県民税', taxes],
  ] as const) {
    y = drawRow(paper, y + 10, amountColumns, [name, '金額'], true);
    for (const { item, amount } of lines) y = drawRow(paper, y, amountColumns, [item, yen(amount)]);
  }
  certify(paper, head, '上記のとおり相違ないことを証明する。');
  endPage(paper, head);
  return closePaper(paper);
}
