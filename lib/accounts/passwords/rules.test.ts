import { expect, it } from 'vitest';
import { judgePassword } from './rules';

const names = ['seiro-admin', '佐々木 和夫', 'ササキ カズオ'];

it.each([
  ['eleven characters', 'horse stapl', 'tooShort'],
  ['eleven characters of two code units', '𠮷'.repeat(11), 'tooShort'],
  ['twelve of the same', 'aaaaaaaaaaaa', 'accounts.commonPassword'],
  ['digits only', '394817263548', 'accounts.commonPassword'],
  ['a run', '123456789012', 'accounts.commonPassword'],
  ['a run of letters', 'abcdefghijkl', 'accounts.commonPassword'],
  ['a common word with digits', 'Password12345', 'accounts.commonPassword'],
  ['a common word twice', 'sakurasakura', 'accounts.commonPassword'],
  ['a common word with signs', '!!Arigatou2026!', 'accounts.commonPassword'],
  ['full-width of a common word', 'ｐａｓｓｗｏｒｄ１２３４', 'accounts.commonPassword'],
  ['the log-in ID and digits', 'seiro-admin2026', 'accounts.passwordIsName'],
  ['the log-in ID in capitals', 'SEIRO-ADMIN!!', 'accounts.passwordIsName'],
  ['the log-in ID with one more letter', 'xseiro-admin', 'accounts.passwordIsName'],
  ['a phrase', 'correct horse battery', null],
  ['a Japanese phrase', '今日はとても良い天気ですね', null],
  ['one kind of letters', 'kdowjbnrpqtz', null],
  ['the issued form', 'k7mq-3xwp-9tdr-h2cn', null],
])('%s: %s → %s', (_name, password, flaw) => {
  expect(judgePassword(password, names)).toBe(flaw);
});
