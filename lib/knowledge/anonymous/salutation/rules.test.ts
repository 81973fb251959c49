import { expect, it } from 'vitest';
import { withoutSalutation } from './rules';

const matter = '余白の設定を初期化してください。';
const people = ['村上 進', '佐藤 花子', '森 一郎'];

it.each([
  `秦野市　御担当者様\nコールセンターの村上です。いつもありがとうございます。\n${matter}`,
  `秦野市御中\n\n${matter}`,
  `秦野市　システム管理者　様\n${matter}`,
  `つがる市　御担当　田中様、お世話になっております。${matter}`,
  `御担当者　各位\n${matter}`,
  `お世話になっております。コールセンターの𠮷田です。${matter}`,
  `いつもお世話になっております、全国センター コールセンター 山﨑です。\n${matter}`,
  `平素より格別のご協力をいただき感謝申し上げます。${matter}`,
  `お問い合わせいただきありがとうございます。${matter}`,
  `新潟県市町村課の佐藤です。${matter}`,
  `情報係の森です。${matter}`,
  `運営主体の鈴木と申します。${matter}`,
  `お疲れ様です。\n${matter}`,
  `お世話様です。コールセンターの村上です。${matter}`,
])('cuts what greets and introduces: %s', (text) => expect(withoutSalutation(text, people)).toBe(matter));

it.each([
  '印刷の仕様\n余白は5mmです。',
  '対象：田中様\n余白を戻してください。',
  '本人様、または代理人の方が手続できます。',
  '原因はコールセンターの回線です。',
  'コールセンターの端末です。',
  'いつもの画面を開いてください。',
  '1. お客様\n2. 職員',
  '異体字を含む方の副本登録について回答いたします。',
  'コールセンターの村上ですが、先ほどの件は直りました。',
])('leaves the matter: %s', (text) => expect(withoutSalutation(text, people)).toBe(text));

it('keeps a text that says nothing else', () => {
  const text = '秦野市　御担当者様\nお世話になっております。';
  expect(withoutSalutation(text, people)).toBe(text);
});

it.each(['いつも', 'です', '森 ', 'あ\n'])(
  'leaves the longest text of %j, which ends the test where it is not read to its end',
  (part) => {
    const text = part.repeat(10_000 / part.length);
    expect(withoutSalutation(text, people).trim()).toBe(text.trim());
  },
);
