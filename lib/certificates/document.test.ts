import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { UnprintableText } from '@/lib/core/pdf/characters';
import { paperFonts } from '@/lib/core/pdf/fonts';
import { type DrawnGlyph, openFont, readPdf } from '@/scripts/lib/drill/pdf';
import { head, income, insured, list, payments, person, rareName, record } from '@/tests/support/papers';
import { insurancePdf } from './insurance/document';
import { residentListPdf } from './resident-list/document';
import { residentRecordPdf } from './resident-record/document';
import { incomePdf, taxPaymentPdf } from './tax/document';
import type { PaperHead } from './types';

const papers: readonly (readonly [string, (head: PaperHead) => Promise<Buffer>, readonly string[]])[] = [
  [
    '住民票',
    (to) => residentRecordPdf(to, record(person())),
    ['住民票', '昭和55年3月4日', '大字諏訪山9999番地', '（省略）'],
  ],
  ['納税証明書', (to) => taxPaymentPdf(to, payments), ['納税証明書', '令和8年度', '120,000円', '60,000円', '40,000円']],
  ['所得・課税証明書', (to) => incomePdf(to, income), ['所得・課税証明書', '4,321,000円', '98,700円', '2人']],
  [
    '資格確認書',
    (to) => insurancePdf(to, insured),
    ['国民健康保険資格確認書', '聖　0012345', '令和9年7月31日', '00150789'],
  ],
  [
    '全住民一覧',
    (to) => residentListPdf(to, list(60)),
    ['全住民一覧', '諏訪山（1/2）　60人', '網代浜　0人', '無事', '避難先・確認者'],
  ],
];

/** Glyphs of the font as it lies on disk, by their numbers in its table of variation sequences. */
const source = openFont(
  readFileSync('node_modules/@expo-google-fonts/noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf'),
);
const outlineOf = {
  '葛\u{E0100}': source.getGlyph(16_224).path.toSVG(),
  '辻\u{E0100}': source.getGlyph(16_247).path.toSVG(),
  髙: source.glyphForCodePoint(0x9ad9).path.toSVG(),
  﨑: source.glyphForCodePoint(0xfa11).path.toSVG(),
  𠮷: source.glyphForCodePoint(0x20bb7).path.toSVG(),
};
const plain = (text: string) => text.replace(/\s/g, '');
const drawn = (glyphs: readonly DrawnGlyph[], character: string) => [
  ...new Set(glyphs.filter(({ text }) => text === character).map(({ outline }) => outline)),
];

describe.each(papers)('%s', (_name, make, words) => {
  it('says what it has to, with serial number and place', async () => {
    const text = (await readPdf(await make(head()))).pages.join('\n');
    for (const word of [...words, '2026-000123', '聖籠町役場', rareName]) expect(text).toContain(plain(word));
    expect(text).not.toMatch(/前日時点|データ時点|無効|再発行/);
  });

  it('draws 外字 as they are, by their outlines', async () => {
    const { glyphs } = await readPdf(await make(head()));
    for (const [character, outline] of Object.entries(outlineOf)) expect(drawn(glyphs, character)).toEqual([outline]);
  });

  it('says the time of its data when they are not live', async () => {
    const at = new Date('2026-11-27T14:59:00Z');
    const before = await readPdf(await make(head({ dataTime: { at, previousDay: true } })));
    for (const page of before.pages)
      expect(page).toContain('前日時点のデータにより作成（データ時点令和8年11月27日23:59）');
    const older = await readPdf(await make(head({ dataTime: { at, previousDay: false } })));
    expect(older.pages[0]).toContain('写しのデータにより作成（データ時点令和8年11月27日23:59）');
    expect(older.pages[0]).not.toContain('前日時点');
  });

  it('is the same for the same data', async () => {
    expect((await make(head())).equals(await make(head()))).toBe(true);
  });
});

describe('certificates', () => {
  const certificates = papers.filter(([name]) => name !== '全住民一覧');

  it.each(certificates)('a %s that is no original says so', async (_name, make) => {
    expect((await readPdf(await make(head({ mark: 'preview' })))).pages[0]).toContain('発行前の確認（無効）');
    expect((await readPdf(await make(head({ mark: 'reprint' })))).pages[0]).toContain('再発行');
    expect((await readPdf(await make(head({ mark: 'test' })))).pages[0]).toContain('試し刷り（無効）');
  });

  it('a household of five takes two pages, and only the last one certifies', async () => {
    const { pages } = await readPdf(
      await residentRecordPdf(head(), record(...Array.from({ length: 5 }, () => person()))),
    );
    expect(pages.map((page) => page.includes('世帯全員の住民票の原本と相違ない'))).toEqual([false, true]);
  });

  it('a foreign resident’s has nationality and status in place of the domicile', async () => {
    const foreigner = { nationality: 'ベトナム', status: '技能実習', until: '2027-03-31' };
    const { pages } = await readPdf(
      await residentRecordPdf(head(), record(person({ foreigner, alias: '試験　リン' }))),
    );
    for (const word of ['ベトナム', '技能実習', '令和9年3月31日', '通称', '試験　リン'])
      expect(pages[0]).toContain(plain(word));
    expect(pages[0]).not.toContain('本籍');
  });

  it('a name that no font can print is refused with the characters', async () => {
    const refused = residentRecordPdf(head(), record(person({ name: '渡邉\u{E0110}　一葉' })));
    await expect(refused).rejects.toThrow(UnprintableText);
    await expect(refused).rejects.toThrow('U+9089 U+E0110');
  });
});

it('a list leaves nobody out: a form that no font has is printed plainly, and the sheet says so', async () => {
  const [district] = list(1).districts;
  const residents = (district?.residents ?? []).map((one) => ({ ...one, name: '霞邉\u{E0110}　一葉' }));
  const { pages } = await readPdf(await residentListPdf(head(), { districts: [{ name: '諏訪山', residents }] }));
  expect(pages[0]).toContain('霞邉一葉※');
  expect(pages[0]).toContain('通常の字形で表したもの：U+9089U+E0110');
});

it('a further font that is not there is left out', () => {
  expect(paperFonts('/nowhere/font.ttf')).toHaveLength(1);
});
