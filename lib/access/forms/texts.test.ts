import { describe, expect, it } from 'vitest';
import { dialled, optionalMail, readPhone, requiredKana, requiredLine, withoutUnseen } from './texts';

describe('what nobody can see', () => {
  it.each([
    ['zero width', '\u200b', ''],
    ['a filler of Hangul', '\u3164', ''],
    ['the blank of Braille', '\u2800\u2800', ''],
    ['joiners and soft hyphens', ' \u200d\u00ad ', ''],
    ['a selector of nothing', '\u{e0100}', ''],
    ['an end that is turned around', '請求書\u202etxt.exe', '請求書txt.exe'],
    ['isolates', '\u2067abc\u2069', 'abc'],
    ['something around a text', '\u200b 聖籠町\ufeff ', '聖籠町'],
    ['a selector that belongs to its character', '葛\u{e0100}', '葛\u{e0100}'],
    ['an emoji of several', '👩\u200d💻', '👩\u200d💻'],
    ['blanks around a password', ' geheim ', ' geheim '],
    ['blanks', '   ', '   '],
    ['a text of lines', '一\n二', '一\n二'],
  ])('%s', (_, typed, expected) => {
    expect(withoutUnseen(typed)).toBe(expected);
  });

  it('takes no longer for a long text of blanks', () => {
    const typed = `${' '.repeat(99_999)}x`;
    expect(withoutUnseen(typed)).toBe(typed);
  });
});

describe('a telephone number', () => {
  it.each([
    ['025-280-5511', '025-280-5511'],
    ['０２５ー２８０ー５５１１', '025-280-5511'],
    ['(0254)27-2111', '0254-27-2111'],
    ['0254(27)2111', '0254-27-2111'],
    ['025−280−5511', '025-280-5511'],
    ['025 280 5511', '025-280-5511'],
    ['0252805511', '0252805511'],
    ['025-280-5511（内線123）', '025-280-5511 内線123'],
    ['025-280-5511 内線：１２３', '025-280-5511 内線123'],
    ['025-280-5511（代表）', '025-280-5511 代表'],
    ['代表 025-280-5511 内線 12', '025-280-5511 代表 内線12'],
    ['内線123', '内線123'],
    ['+81-25-280-5511', '+81-25-280-5511'],
    ['119', '119'],
    ['025-280-5511 代表 内線123', '025-280-5511 代表 内線123'],
    ['聖籠町', null],
    ['12', null],
    ['025-280-5511 佐々木', null],
    ['1'.repeat(30), null],
  ])('%s', (typed, expected) => {
    expect(readPhone(typed)).toBe(expected);
  });
});

it.each([
  ['ｓｈｏｍｕ＠ｔｏｗｎ．ｅｘａｍｐｌｅ', 'shomu@town.example'],
  [' shomu@town.example　', 'shomu@town.example'],
  ['', ''],
  ['shomu', undefined],
])('a mail address %s', (typed, expected) => {
  expect(optionalMail().safeParse(typed).data).toBe(expected);
});

it.each([
  ['聖籠町 住民課', true],
  ['一行目\n二行目', false],
  ['一行目\u2028二行目', false],
  ['列\t列', false],
  [' ', false],
])('a line %j: %s', (typed, right) => {
  expect(requiredLine(60).safeParse(typed).success).toBe(right);
});

it.each([
  ['カツラギ ヨシオ', 'カツラギ ヨシオ'],
  ['かつらぎ　よしお', 'カツラギ ヨシオ'],
  ['ｶﾂﾗｷﾞ ﾖｼｵ', 'カツラギ ヨシオ'],
  ['ゔぇーだ', 'ヴェーダ'],
])('a reading %s', (typed, stored) => {
  expect(requiredKana(80).parse(typed)).toBe(stored);
});

it.each([
  ['025-280-5511 代表 内線12', '025-280-5511'],
  ['内線12', null],
])('dials of %s', (phone, number) => {
  expect(dialled(phone)).toBe(number);
});
