import { samplePdf } from '@/tests/support/files';
import { archiveOf } from './archive';

export interface Sample {
  readonly title: string;
  readonly name: string;
  readonly bytes: Buffer;
}

/** Runs wherever it is taken for script or markup; what it writes would be found afterwards. */
const script = `try{localStorage.setItem('ran','1')}catch{};try{top.ran=1}catch{};document.title='ran';alert(1)`;
const page = `<!DOCTYPE html><html><body><script>${script}</script><img src=x onerror="${script}"></body></html>`;
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" onload="${script}"><script>${script}</script></svg>`;

const text = (words: string) => Buffer.from(words);
const program = Buffer.concat([Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), Buffer.alloc(512)]);
const pdf = (extra: string) => samplePdf(extra);
const png = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082',
  'hex',
);
const jpeg = (comment: string) => {
  const words = text(comment);
  const size = Buffer.alloc(2);
  size.writeUInt16BE(words.length + 2);
  return Buffer.concat([
    Buffer.from('ffd8ffe000104a46494600010100000100010000fffe', 'hex'),
    size,
    words,
    Buffer.from('ffd9', 'hex'),
  ]);
};
const types = (main: string) =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/a.xml" ContentType="${main}"/></Types>`;
const bomb = Buffer.alloc(200_000_000);

const form = 'この形式のファイルは添付できません。';

/** What is refused, and the words that say so. */
export const refused: readonly (Sample & { readonly says: string })[] = [
  { title: 'a drawing with a script', name: '図.svg', bytes: text(drawing), says: form },
  { title: 'a drawing named as an image', name: '図.png', bytes: text(drawing), says: form },
  { title: 'a page named as a document', name: '通知.pdf', bytes: text(page), says: form },
  { title: 'a page named as text', name: '通知.txt', bytes: text(page), says: form },
  { title: 'a page', name: '通知.html', bytes: text(page), says: form },
  {
    title: 'a page in an archive of a mail program',
    name: '通知.mhtml',
    bytes: text(`MIME-Version: 1.0\n\n${page}`),
    says: form,
  },
  {
    title: 'a style sheet that makes pages of XML',
    name: '変換.xsl',
    bytes: text('<?xml version="1.0"?><x/>'),
    says: form,
  },
  { title: 'a picture that is a script, too', name: '絵.gif', bytes: text(`GIF89a=0;${script}`), says: form },
  { title: 'two endings, a program', name: '請求書.pdf.exe', bytes: program, says: form },
  { title: 'two endings, a program named as a document', name: '請求書.exe.pdf', bytes: program, says: form },
  { title: 'an ending turned around', name: '報告\u202etxt.exe', bytes: program, says: form },
  { title: 'an ending of full-width letters', name: '報告．ｐｄｆ', bytes: pdf('a'), says: form },
  { title: 'a shortcut', name: '共有.url', bytes: text('[InternetShortcut]\nURL=file://x'), says: form },
  { title: 'a page in another encoding', name: '文字.txt', bytes: Buffer.from(`\ufeff${page}`, 'utf16le'), says: form },
  { title: 'an archive that grows', name: '爆弾.zip', bytes: archiveOf([{ name: 'a', bytes: bomb }]), says: form },
  {
    title: 'a workbook whose list of contents grows',
    name: '爆弾.xlsx',
    bytes: archiveOf([{ name: '[Content_Types].xml', bytes: bomb }]),
    says: form,
  },
  {
    title: 'a workbook with macros, named as one without',
    name: '集計.xlsx',
    bytes: archiveOf([
      { name: '[Content_Types].xml', bytes: text(types('application/vnd.ms-excel.sheet.macroEnabled.main+xml')) },
    ]),
    says: form,
  },
  { title: 'nothing inside', name: '空.txt', bytes: Buffer.alloc(0), says: 'ファイルが空です。' },
  {
    title: 'more than allowed',
    name: '大.txt',
    bytes: Buffer.alloc(20_971_521, 0x61),
    says: 'ファイルが大きすぎます。20MB以下',
  },
];

const long = '非常に長い名前の調査依頼書'.repeat(12);

/** What is taken in because it is what it says, and is hostile all the same; `saved`: under which name it is kept. */
export const accepted: readonly (Sample & { readonly saved?: string })[] = [
  { title: 'a document that is a page, too', name: '両用.pdf', bytes: pdf(page) },
  {
    title: 'a document with a script of its own',
    name: '動く.pdf',
    bytes: pdf(`/OpenAction<</S/JavaScript/JS(${script})>>`),
  },
  { title: 'a picture with a page behind it', name: '絵.png', bytes: Buffer.concat([png, text(page)]) },
  { title: 'a photograph with a script as its comment', name: '写真.jpg', bytes: jpeg(`*/${script}/*`) },
  {
    title: 'a table with a page and a formula',
    name: '表.csv',
    bytes: text(`項目,値\n"=cmd|' /C calc'!A0","${page.replaceAll('"', "'")}"\n`),
  },
  { title: 'a log that is a script', name: '記録.log', bytes: text(script) },
  { title: 'a page in seven bits', name: '七.txt', bytes: text('+ADw-script+AD4-alert(1)+ADw-/script+AD4-') },
  // What virus scanners are tested with, with its last mark changed: a text like any other to us.
  {
    title: 'a scanner’s test text',
    name: 'eicar.txt',
    bytes: text('X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-TEST-FILE!$H+H?'),
  },
  { title: 'a page by its inner ending', name: '案内.html.pdf', bytes: pdf('b') },
  {
    title: 'a document whose name turns around',
    name: '案内\u202efdp.txt',
    bytes: text('普通の文'),
    saved: '案内fdp.txt',
  },
  { title: 'markup as a name', name: '"><img src=x onerror=alert(1)>.txt', bytes: text('名前') },
  {
    title: 'a very long name',
    name: `${long}.pdf`,
    bytes: pdf('c'),
    saved: `${Array.from(long).slice(0, 116).join('')}.pdf`,
  },
];
