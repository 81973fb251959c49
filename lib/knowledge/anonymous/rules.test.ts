import { expect, it } from 'vitest';
import { anonymize, anonymizeAll } from './rules';

const names = {
  own: [{ name: '聖籠町', kana: 'せいろうまち', nameEn: 'Seiro-machi' }],
  organizations: ['聖籠町', '新潟県', '新潟市', '新潟'],
  people: ['見本 花子', '試験 太郎', '森 一郎', '石川 次郎', '𠮷田 梅子'],
};

it.each([
  ['an organization', '聖籠町役場の端末です。', '○○団体の端末です。', 'organization'],
  ['the longer of two organizations', '新潟市の端末です。', '○○団体の端末です。', 'organization'],
  ['a person who wrote, without the blank', '見本花子が確認しました。', '○○が確認しました。', 'person'],
  ['the family name with a title', '見本係長に確認しました。', '○○係長に確認しました。', 'person'],
  ['the family name by itself', '総務課情報係の見本と申します。', '総務課情報係の○○と申します。', 'person'],
  ['a name in another kanji', '係の吉田です。', '係の○○です。', 'person'],
  ['a family name of one character with a title', '森係長まで', '○○係長まで', 'person'],
  ['whoever says their name', 'システム統括部の上田と申します。', 'システム統括部の○○と申します。', 'person'],
  ['somebody who is addressed', '住民の田中様の画面', '住民の○○様の画面', 'person'],
  ['a long name', '役場の佐々木和夫様へ', '役場の○○様へ', 'person'],
  ['a telephone number', '電話は0254-27-2111です。', '電話は（電話番号）です。', 'phone'],
  ['one in full width', '０２５４－２７－２１１１まで', '（電話番号）まで', 'phone'],
  ['an extension', '内線 123 まで', '（電話番号） まで', 'phone'],
  ['a mail address', 'a.b@town.example.jp へ', '（メールアドレス） へ', 'mail'],
  ['an individual number', '個人番号123456789012の方', '個人番号（番号）の方', 'number'],
  ['one in groups', '1234 5678 9012', '（番号）', 'number'],
  ['an inquiry’s number', '前回の26-012345-8と同じ', '前回の（番号）と同じ', 'number'],
  ['an address of the network', '10.1.2.3から', '（番号）から', 'number'],
  ['where somebody lives', '諏訪山1635番地4の方', '（住所）の方', 'address'],
  ['where somebody lives, with a hyphen', '住所は諏訪山1635-4です。', '住所は（住所）です。', 'address'],
  ['a telephone number with brackets', '電話は0254(27)2111です。', '電話は（電話番号）です。', 'phone'],
  ['one with brackets in full width', '０２５４（２７）２１１１まで', '（電話番号）まで', 'phone'],
  ['one whose area stands in brackets', '(0254)27-2111まで', '（電話番号）まで', 'phone'],
  ['one with blanks', '携帯は090 1234 5678です。', '携帯は（電話番号）です。', 'phone'],
  ['one with the country', '+81-254-27-2111', '（電話番号）', 'phone'],
  ['one without its area', '電話 27-2111 です。', '電話 （電話番号） です。', 'phone'],
  ['a mail address with a wide sign', 'a.b＠town.example.jp へ', '（メールアドレス） へ', 'mail'],
  ['one in full width', 'ａ．ｂ＠ｔｏｗｎ．ｅｘａｍｐｌｅ．ｊｐへ', '（メールアドレス）へ', 'mail'],
  ['an address of the network in full width', '１０．１．２．３から', '（番号）から', 'number'],
  ['a long address of the network', '2001:db8::10/64 から', '（番号） から', 'number'],
  ['one with all its groups', '送信元fe80:0:0:0:1:2:3:4です', '送信元（番号）です', 'number'],
  ['an individual number with dots', '番号は1234・5678・9012です。', '番号は（番号）です。', 'number'],
  ['somebody in katakana', 'タナカ様の住民票', '○○様の住民票', 'person'],
  ['somebody in half-width katakana', 'ﾀﾅｶ様の住民票', '○○様の住民票', 'person'],
  ['somebody in hiragana', '住民のたなか様の住民票', '住民の○○様の住民票', 'person'],
  ['whoever says their name in katakana', '町のヤマダタロウと申します。', '町の○○と申します。', 'person'],
  ['whoever says their name in hiragana', '役場のたなかと申します。', '役場の○○と申します。', 'person'],
  ['the own town without 町', '聖籠の端末です。', '○○団体の端末です。', 'organization'],
  ['the own town in katakana', 'ｾｲﾛｳﾏﾁの端末、せいろうまち', '○○団体の端末、○○団体', 'organization'],
  ['the own town in English', 'From Seiro Town, SEIRO', 'From ○○団体, ○○団体', 'organization'],
])('takes out %s', (_name, text, expected, kind) => {
  const { text: left, removed } = anonymize(text, names);
  expect(left).toBe(expected);
  expect(removed.map((one) => one.kind)).toContain(kind);
});

it.each([
  'お客様をお待たせしています。',
  '皆様にお知らせください。',
  'お世話様です。ご苦労様です。',
  'エラー JK-E2041 が出ました。',
  '9:00から17:00まで、3台で5回試しました。',
  '氏名の欄が空白です。',
  '26年度の様式02-04',
  'バージョン1.2.3、Ver. 10.0.1.2、１．２．３',
  '2026-11-30 12:34:56、期限2026-11-30、令和8-11-30',
  'エラーコードE-1234-5、エラーE-101',
  '午前9-11時、手順10-2、端末12-3、図10-1',
  'できる様にする、この様な、見える様です。表示される様になりました。',
  'ユーザー様、おきゃくさま、みなさま、データ様式',
  'std::vector、a::b、C:\\temp',
  '（１）印刷（2）送信（3）1234',
  '手数料は１，２３４円、100 200 300',
  'ｻｰﾊﾞｰの㈱①㎜を①',
  '石川県の森林の台帳',
])('leaves alone: %s', (text) => expect(anonymize(text, names)).toEqual({ text, removed: [] }));

it('takes whom one text addresses by name out of the others, too', () => {
  const [question, answer] = anonymizeAll(
    ['窓口の職員 山田太郎がカードの…', '山田太郎様の件です。田中様にも。'],
    names,
  );
  expect([question?.text, answer?.text]).toEqual(['窓口の職員 ○○がカードの…', '○○様の件です。○○様にも。']);
  expect(anonymizeAll(['田中町の端末', '田中様'], names)[0]?.text).toBe('田中町の端末');
});

const addressed = { own: [], organizations: ['秦野市', '山田町'], people: ['村上 進'] };

it.each([
  ['秦野市　御担当者様', '○○団体　御担当者様', ['organization 秦野市']],
  ['秦野市様', '○○団体様', ['organization 秦野市']],
  ['秦野市御担当者様', '○○団体御担当者様', ['organization 秦野市']],
  ['秦野市　システム管理者様', '○○団体　システム管理者様', ['organization 秦野市']],
  ['秦野市　御担当　田中様', '○○団体　御担当　○○様', ['organization 秦野市', 'person 田中']],
  ['秦野市田中様', '○○団体○○様', ['organization 秦野市', 'person 田中']],
  ['秦野市と申します', '○○団体と申します', ['organization 秦野市']],
  ['秦野市の中村と申します', '○○団体の○○と申します', ['organization 秦野市', 'person 中村']],
  ['担当：秦野市　中村　花子', '担当：○○団体　○○', ['organization 秦野市', 'person 中村　花子']],
  ['住民の山田様', '住民の○○様', ['person 山田']],
])('tells an organization from a person: %s', (text, expected, kinds) => {
  const { text: left, removed } = anonymize(text, addressed);
  expect(left).toBe(expected);
  expect(removed.map(({ kind, original }) => `${kind} ${original}`).sort()).toEqual([...kinds].sort());
});

it('calls no other town by its short name, and none by an ordinary word', () => {
  const other = { ...names, own: [{ name: '中間市', kana: 'なかまし', nameEn: 'Nakama-shi' }] };
  const text = '聖籠の端末から中間サーバーへ';
  expect(anonymize(text, other)).toEqual({ text, removed: [] });
});

it('tells what was taken out as it was written', () => {
  const { removed } = anonymize('０２５４（２７）２１１１、ﾀﾅｶ様', names);
  expect(removed.map(({ original }) => original)).toEqual(['０２５４（２７）２１１１', 'ﾀﾅｶ']);
});

it.each(['国', 'ア', 'あ', 'a:', '電話は '])(
  'reads the longest text of %s to its end, which ends the test where it does not',
  (part) => {
    const text = part.repeat(10_000 / part.length);
    expect(anonymize(text, names)).toEqual({ text, removed: [] });
  },
);
