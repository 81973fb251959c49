import { expect, it } from 'vitest';
import { anonymousAnswer } from './rules';

const names = {
  own: [{ name: '秦野市', kana: 'はだのし', nameEn: 'Hadano-shi' }],
  organizations: ['秦野市', '神奈川県'],
  people: ['村上 進', '見本 花子'],
};
const contacts = ['0463-00-0001', 'hanako@hadano.example.jp', ''];
const told = (answer: string, subject = '件名') =>
  anonymousAnswer({ number: '26-000001-2', subject, answer }, names, contacts);

it('says neither whom it was for nor who wrote it', () => {
  const answer = `秦野市　御担当者様
コールセンターの村上です。いつもありがとうございます。
秦野市役所の端末の余白を初期化してください。村上まで、または見本様へ。`;
  expect(told(answer, '秦野市の印字がずれる')).toEqual({
    number: '26-000001-2',
    subject: '○○団体の印字がずれる',
    answer: '○○団体の端末の余白を初期化してください。○○まで、または○○様へ。',
  });
});

it('takes out whom its beginning alone tells by name', () => {
  expect(told('御担当　中村様\n中村係長へお渡しください。').answer).toBe('○○係長へお渡しください。');
});

it.each([
  'サポート窓口 0570-000-000（平日9:00から17:00まで）へ電話してください。',
  '手引は https://www.example.jp/guide?id=1234567 にあります。',
  '送信先は 192.168.100.100、ポートは 8443、版は 10.0.1.2 です。',
  'support@example.jp へログ 20261130123456.log を送ってください。',
  'エラー JK-E2041、通番 12345678、画面3番を確かめてください。',
])('keeps what it is about: %s', (answer) => expect(told(answer).answer).toBe(answer));

it.each([
  ['０４６３（００）０００１へ折り返します。', '（電話番号）へ折り返します。'],
  ['hanako@hadano.example.jp へ送ります。', '（メールアドレス） へ送ります。'],
  ['個人番号 1234-5678-9012 の方', '個人番号 （番号） の方'],
  ['諏訪山1635番地4の方', '（住所）の方'],
])('takes out what is a person’s: %s', (answer, expected) => expect(told(answer).answer).toBe(expected));

it('keeps a text that only greets, without names', () => {
  expect(told('秦野市　御担当者様').answer).toBe('○○団体　御担当者様');
});
