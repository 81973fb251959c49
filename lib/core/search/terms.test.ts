import { describe, expect, it } from 'vitest';
import { termsOf } from './terms';

const first = (question: string) => termsOf(question).map(({ alternatives: [word] }) => word);
const all = (question: string) => termsOf(question).flatMap(({ alternatives }) => alternatives);

describe('what a question asks for', () => {
  it('takes a known expression with what else it is called, and what it speaks of', () => {
    const [cannotPrint, printing] = termsOf('印刷できない');
    expect(cannotPrint?.alternatives).toEqual(expect.arrayContaining(['印刷できない', '紙が出ない']));
    expect(printing?.alternatives).toEqual(expect.arrayContaining(['印刷', '印字']));
  });

  it('does not take できない out of it, which is said of everything', () => {
    expect(all('印刷できない')).not.toContain('うまくいかない');
  });

  it.each([
    ['じゅうみんひょう', '住民'],
    ['ジュウミンヒョウ', '住民'],
    ['ｼﾞｭｳﾐﾝﾋｮｳ', '住民'],
    ['ｶﾞｲｼﾞ', '外字'],
    ['あんしょうばんごう', '暗証番号'],
    ['東町のじゅうみんひょう', '住民'],
    ['がいじが出ない', '外字'],
  ])('reads %s as it sounds', (typed, word) => {
    expect(first(typed)).toContain(word);
  });

  it.each(['人に見せたいとき', '向こうしんぱい'])('leaves %s, which only sounds like one', (typed) => {
    expect(all(typed)).not.toEqual(expect.arrayContaining(['世帯']));
    expect(all(typed)).not.toEqual(expect.arrayContaining(['更新']));
  });

  it('takes katakana, codes and pairs of kanji as they stand', () => {
    expect(first('ブロアをJK-E0502の端末に')).toEqual(expect.arrayContaining(['ぶろあ', 'jk-e0502', '端末']));
  });
});
