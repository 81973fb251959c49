import { describe, expect, it } from 'vitest';
import { checkTable } from './check/rules';
import { readCount, readMethod, readTable } from './rules';
import type { Cell, FileRow } from './types';

const heading = ['提供先', '事務', '提供年月', '提供件数', '提供方法', '注記'];
const table = (...lines: Cell[][]): FileRow[] =>
  [heading, ...lines].map((cells, index) => ({ line: index + 1, cells }));
const today = '2026-11-28';
const read = (...lines: Cell[][]) => readTable(table(...lines), today);
const told = (...lines: Cell[][]) =>
  read(...lines).problems.map(({ line, field, rule, value }) => [line, field, rule, value]);

describe('a count', () => {
  it.each([
    ['with separators', '6,427', 6427],
    ['in full-width figures', '６，４２７', 6427],
    ['a number of Excel', 6427, 6427],
    ['with its unit', '52件', 52],
    ['nothing provided', '0', 0],
  ])('%s', (_name, cell, count) => expect(readCount(cell)).toEqual({ ok: true, count }));

  it.each([
    ['a minus', '-5', 'negative'],
    ['a full-width minus', '－５', 'negative'],
    ['a black triangle', '▲5', 'negative'],
    ['parentheses', '(5)', 'negative'],
    ['a negative number of Excel', -5, 'negative'],
    ['a fraction', '1.5', 'fraction'],
    ['words', '多数', 'count'],
    ['nothing', '', 'count'],
    ['too much', '99,999,999,999', 'tooLarge'],
  ])('refuses %s', (_name, cell, rule) => expect(readCount(cell)).toEqual({ ok: false, rule }));
});

it.each([
  ['即時提供', 'immediate'],
  ['電気通信回線による一括提供', 'line'],
  [' 磁気媒体 ', 'medium'],
])('the method %s', (cell, method) => expect(readMethod(cell)).toEqual({ ok: true, method }));

it.each([
  ['two in one line, as the source has them once', '磁気媒体 磁気媒体', 'twoMethods'],
  ['two that differ', '即時提供、磁気媒体', 'twoMethods'],
  ['another word', '郵送', 'method'],
])('refuses as a method %s', (_name, cell, rule) => expect(readMethod(cell)).toEqual({ ok: false, rule }));

describe('a table', () => {
  it('has one series for a body and a set of laws, whose cells are merged', () => {
    const { groups, total, problems } = read(
      ['日本年金機構', '健康保険法', '平成24年8月', 94768, '即時提供', ''],
      ['', '国民年金法', '9月', '80,774', '即時提供', ''],
      ['', '', '平成25年1月', '欠落', '', '読取りで失われた'],
      ['', '厚生年金保険法', '', '', '', ''],
      ['文部科学省', '博物館法\n放射線障害防止法', 'H24.8', '１', '即時提供', '区切りは判別できない'],
      ['提供件数合計', '', '', '175,543', '', ''],
    );
    expect(problems).toEqual([]);
    expect(total).toBe(175_543);
    expect(groups.map(({ body, laws, note }) => [body, laws, note])).toEqual([
      ['日本年金機構', ['健康保険法', '国民年金法', '厚生年金保険法'], ''],
      ['文部科学省', ['博物館法', '放射線障害防止法'], '区切りは判別できない'],
    ]);
    expect(groups[0]?.counts.map(({ line, month, count }) => [line, month, count])).toEqual([
      [2, '2012-08-01', 94_768],
      [3, '2012-09-01', 80_774],
    ]);
    expect(groups[0]?.lost).toEqual([{ line: 4, month: '2013-01-01', method: '', reason: '読取りで失われた' }]);
  });

  it('names every line that does not fit, with field and rule', () => {
    expect(
      told(
        ['', '法', '2012-08', 1, '即時提供'],
        ['甲', '', '2012-08', 1, '即時提供'],
        ['乙', '法', '2012-12', -1, '即時提供'],
        ['', '', '1月', 5, '即時提供'],
        ['', '', '2013-01', 5, '即時提供 磁気媒体'],
        ['', '', '2013-02', 5, '即時提供'],
        ['', '', '2013-02', 6, '即時提供'],
        ['', '', '2099-01', 6, '即時提供'],
        ['乙', '法', '2013-02', 6, '即時提供'],
        ['提供件数合計', '', '', '十', ''],
        ['丙', '法', '2013-02', 6, '即時提供'],
      ),
    ).toEqual([
      [2, 'body', 'noBody', ''],
      [3, 'laws', 'noLaws', '甲'],
      [4, 'count', 'negative', '-1'],
      [5, 'month', 'monthBackwards', '1月'],
      [6, 'method', 'twoMethods', '即時提供 磁気媒体'],
      [8, 'month', 'lineTwice', '2013-02'],
      [9, 'month', 'inFuture', '2099-01'],
      [10, 'body', 'groupTwice', '乙'],
      [11, 'count', 'count', '十'],
      [12, '', 'afterTotal', '丙 法 2013-02 6 即時提供'],
    ]);
  });

  it('needs its columns, in any order', () => {
    expect(
      readTable([{ line: 1, cells: ['提供先', '事務', '提供先'] }], today).problems.map(({ rule, value }) => [
        rule,
        value,
      ]),
    ).toEqual([
      ['headingTwice', '提供先'],
      ['heading', '提供年月'],
      ['heading', '提供件数'],
      ['heading', '提供方法'],
    ]);
    const turned = readTable(
      [
        { line: 1, cells: ['提供方法', '提供件数', '提供年月', '事務', '提供先'] },
        { line: 2, cells: ['即時提供', 5, new Date(Date.UTC(2013, 0, 1)), '法', '甲'] },
      ],
      today,
    );
    expect(turned.groups[0]?.counts).toEqual([{ line: 2, month: '2013-01-01', method: 'immediate', count: 5 }]);
  });

  it('is empty', () => expect(told()).toEqual([[1, '', 'empty', '']]));
});

describe('a table against what is known', () => {
  const fine = () =>
    read(['甲', '法', '2012-08', 5, '即時提供'], ['', '', '2012-09', 6, '即時提供'], ['提供件数合計', '', '', 12, '']);
  const none = { bodies: new Set<string>(), months: new Set<string>() };
  const bodies = new Set(['甲']);
  const never = { newBodies: false, replace: false, acceptDifference: false };
  const rules = (...args: Parameters<typeof checkTable>) => checkTable(...args).map(({ line, rule }) => [line, rule]);

  it('refuses a body that no table had', () =>
    expect(rules(fine(), none, { ...never, acceptDifference: true })).toEqual([[2, 'unknownBody']]));
  it('refuses a month that is there', () => {
    const known = { bodies, months: new Set(['2012-09-01']) };
    expect(rules(fine(), known, { ...never, acceptDifference: true })).toEqual([[3, 'monthImported']]);
    expect(rules(fine(), known, { ...never, acceptDifference: true, replace: true })).toEqual([]);
  });
  it('refuses a total that does not add up, and says by how much', () => {
    const [problem] = checkTable(fine(), { ...none, bodies }, never);
    expect(problem).toMatchObject({ rule: 'totalDiffers', value: '12 − 11 = 1' });
  });
  it('refuses one total for several years', () => {
    const many = read(
      ['甲', '法', '2012-07', 5, '即時提供'],
      ['', '', '2012-08', 6, '即時提供'],
      ['提供件数合計', '', '', 11, ''],
    );
    expect(rules(many, { ...none, bodies }, never)).toEqual([[0, 'totalManyYears']]);
  });
});
