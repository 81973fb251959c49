import { expect, it } from 'vitest';
import { spellingsOf } from './variants';

const says = (text: string, word: string) => new RegExp(spellingsOf(word), 'u').test(text);

it.each([
  ['高橋', '髙橋　一郎'],
  ['髙橋', '高橋一郎'],
  ['山崎', '山﨑 花子'],
  ['吉田', '𠮷田'],
  ['渡辺', '渡邉'],
  ['渡邊', '渡辺'],
  ['龍ケ崎', '龍ヶ崎'],
  ['さとう', 'サトウ'],
  ['サトウ', 'ｻﾄｳ'],
  ['ガク', 'ｶﾞｸ'],
  ['葛城', '葛\u{E0100}城'],
  ['佐藤花子', '佐藤　花子'],
  ['ADMIN', 'ａｄｍｉｎ'],
  ['a.b', 'A.B'],
])('%s finds %s', (word, text) => expect(says(text, word)).toBe(true));

it.each([
  ['高橋', '高林'],
  ['a.b', 'axb'],
  ['%', '山田'],
])('%s does not find %s', (word, text) => expect(says(text, word)).toBe(false));
