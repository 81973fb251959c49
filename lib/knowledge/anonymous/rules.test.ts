import { expect, it } from 'vitest';
import { anonymize, anonymizeAll } from './rules';

const names = {
  organizations: ['聖籠町', '新潟県', '新潟市', '新潟'],
  people: ['見本 花子', '試験 太郎', '森 一郎', '石川 次郎'],
};

it.each([
  ['an organization', '聖籠町役場の端末です。', '○○団体の端末です。', 'organization'],
  ['the longer of two organizations', '新潟市の端末です。', '○○団体の端末です。', 'organization'],
  ['a person who wrote, without the blank', '見本花子が確認しました。', '○○が確認しました。', 'person'],
  ['the family name with a title', '見本係長に確認しました。', '○○係長に確認しました。', 'person'],
  ['the family name by itself', '総務課情報係の見本と申します。', '総務課情報係の○○と申します。', 'person'],
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
])('takes out %s', (_name, text, expected, kind) => {
  const { text: left, removed } = anonymize(text, names);
  expect(left).toBe(expected);
  expect(removed.map((one) => one.kind)).toContain(kind);
});

it.each([
  'お客様をお待たせしています。',
  '皆様にお知らせください。',
  'エラー JK-E2041 が出ました。',
  '9:00から17:00まで、3台で5回試しました。',
  '氏名の欄が空白です。',
  '26年度の様式02-04',
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
