import { describe, expect, it } from 'vitest';
import { stemQuery, wordQuery } from '@/lib/core/search/gram-query';
import type { Weighed } from '@/lib/core/search/weights';
import { closeQuery, exactWords, withoutPlaces } from './rules';

const term = (...alternatives: string[]): Weighed => ({ alternatives, weight: 1, weights: alternatives.map(() => 1) });

/** Whether a text holds what a query of pairs asks for, read from the query's own words as the index reads them. */
function holds(query: string, text: string): boolean {
  let left = query.replaceAll(/'([^']+)'/g, (_, gram: string) => (text.includes(gram) ? '1' : '0'));
  while (left.includes('('))
    left = left.replaceAll(/\(([^()]*)\)/g, (_, inner: string) =>
      (inner.includes('&') ? !inner.includes('0') : inner.includes('1')) ? '1' : '0',
    );
  return left === '1';
}

describe('the query of two terms together', () => {
  const terms = [term('処方'), term('印刷できない', '紙が出ない'), term('対処'), term('明書'), term('方法')];
  const query = closeQuery(terms);
  const says = ['処方', '印刷できない', '対処', '明書', '方法'];

  it('finds every text with two of the terms, and none with one', () => {
    for (const [index, one] of says.entries()) {
      expect(holds(query, one), one).toBe(false);
      for (const other of says.slice(index + 1)) expect(holds(query, `${one}。${other}`), `${one} ${other}`).toBe(true);
    }
    expect(holds(query, '紙が出ない。対処')).toBe(true);
    expect(holds(query, '印刷できない、紙が出ない')).toBe(false);
  });

  it('asks for the term of the most alternatives once', () => {
    expect(query.match(/'印刷'/g)).toHaveLength(1);
    expect(query.match(/'紙が'/g)).toHaveLength(1);
  });

  it('asks for a single term as it stands', () => {
    const query = closeQuery([term('印刷できない')]);
    expect([holds(query, '印刷できない'), holds(query, '印刷できた')]).toEqual([true, false]);
  });
});

describe('the stem of a word', () => {
  it.each([
    ['印刷できない', "('印刷' & '刷で')"],
    ['紙が出ない', "('紙が' & 'が出')"],
    ['異常終了', "('異常' & '常終')"],
    // The ending is common and says little.
    ['落ちる', "('落ち')"],
    ['あべんど', "('あべ' & 'べん')"],
  ])('%s', (word, expected) => {
    expect(stemQuery(word)).toBe(expected);
  });

  it('finds the word', () => {
    for (const word of ['印刷できない', '落ちる', 'sv-01', '’か"'])
      expect(holds(stemQuery(word), `、${word}。`)).toBe(true);
  });
});

describe('the query of a word', () => {
  it.each([
    ['字', "('字')"],
    ['印刷', "('印刷')"],
    ['証明書', "('証明' & '明書')"],
    ['日次処理', "('日次' & '処理')"],
    ['日次処理が', "('日次' & '処理' & '理が')"],
    ["o'k", "('o''' & '''k')"],
    ['0123456789abcdefghij', "('01' & '23' & '45' & '67' & '89' & 'ab' & 'cd' & 'ef')"],
  ])('%s', (word, expected) => {
    expect(wordQuery(word)).toBe(expected);
  });
});

it('looks for words without what was pasted between their letters unseen', () => {
  expect(exactWords('ヌル\u200bポンプ \u202e更新\u00ad')).toEqual(exactWords('ヌルポンプ 更新'));
});

it.each([
  ['西和賀町への情報照会が「処理中」のまま', ' への情報照会が「処理中」のまま'],
  ['秦野市　御担当者様', ' 　御担当者様'],
  ['新潟県 聖籠町で印刷できない', '   で印刷できない'],
  ['他の市町村へ転出した人', '他の市町村へ転出した人'],
  ['全国市町村要覧の配布', '全国市町村要覧の配布'],
  ['聖籠町', '聖籠町'],
  ['町長の印影', '町長の印影'],
])('a likeness of %s is looked for without places', (text, rest) => {
  expect(withoutPlaces(text)).toBe(rest);
});
