import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readRows } from '../import/gateway';
import { readTable } from '../import/rules';
import type { GroupDetail } from '../types';
import { compare, gapsOf, growth, seriesOf, sumByBody, sumByMethod, sumByMonth, totalOf } from './rules';

/** The source's table (S4 別紙1) as it stands in the repository. */
async function source(): Promise<{ groups: GroupDetail[]; total: number | null }> {
  const file = path.resolve('prisma/seed/data/provision-2013.csv');
  const table = readTable((await readRows(readFileSync(file))) ?? [], '2026-11-28');
  expect(table.problems).toEqual([]);
  const groups = table.groups.map((group, index) => ({ ...group, id: String(index), position: index + 1 }));
  return { groups, total: table.total };
}

it('adds up to what was counted by hand from the source, body by body and method by method', async () => {
  const { groups } = await source();
  const sums = sumByBody(groups).map(({ label, byMethod: { immediate, line, medium } }) => [
    label,
    immediate,
    line,
    medium,
  ]);
  expect(sums).toEqual([
    ['総務省', 69_333, 0, 2_029_173],
    ['地方公務員共済組合', 110_226, 17_958_909, 0],
    ['地方公務員等共済組合法の一部を改正する法律附則第23条第1項第3号に規定する存続共済会', 1_506, 372_862, 0],
    ['地方公務員災害補償基金', 1_613, 0, 0],
    [
      '厚生年金保険法等の一部を改正する法律附則第32条第2項に規定する存続組合又は同法附則第48条第1項に規定する指定基金',
      1_676,
      2_083_384,
      33_061,
    ],
    ['財務省', 274, 0, 0],
    ['日本私立学校振興・共済事業団', 757, 2_566_976, 0],
    ['文部科学省', 100, 0, 0],
    ['文化庁', 31, 0, 0],
    ['厚生労働省', 13_314, 63_654, 57_654],
    ['日本年金機構', 1_084_215, 496_609_292, 4_697_779],
    ['企業年金連合会', 0, 0, 269_115],
    ['国民年金基金連合会', 0, 0, 332_093],
    ['農林漁業団体職員共済組合', 0, 0, 2_098_737],
    ['国土交通省', 1_331, 0, 0],
    ['建設業法第27条の2第1項に規定する指定試験機関', 0, 0, 42_747],
    ['建設業法第27条の19第1項に規定する指定資格者証交付機関', 152_537, 0, 0],
    ['気象庁', 345, 0, 0],
    ['独立行政法人環境再生保全機構', 149, 6_581, 0],
  ]);
  expect(sumByMethod(groups)).toEqual({ immediate: 1_437_407, line: 519_661_658, medium: 9_560_359 });
});

it('lacks 8,705,776 of the total that the source states', async () => {
  const { groups, total } = await source();
  expect(compare(total, totalOf(groups))).toEqual({ declared: 539_365_200, sum: 530_659_424, difference: 8_705_776 });
});

it('has the months of the source', async () => {
  const { groups } = await source();
  expect(sumByMonth(groups, 2012).map(({ sum }) => sum)).toEqual([
    38_753_994, 42_863_251, 38_800_567, 43_568_787, 38_879_548, 42_178_661, 46_932_691, 73_067_876, 39_172_824,
    44_434_231, 39_285_133, 42_721_861,
  ]);
});

it('keeps merged cells beside one series, and says what the source leaves open', async () => {
  const { groups } = await source();
  const ministry = groups.find(({ body }) => body === '文部科学省');
  expect([ministry?.laws.length, ministry?.note]).toEqual([2, expect.stringContaining('判別できない')]);
  expect(groups.find(({ body }) => body === '日本年金機構')?.laws).toHaveLength(5);
  expect(groups.filter(({ body }) => body === '国土交通省').map(({ laws }) => laws.length)).toEqual([1, 7]);
  expect(seriesOf(groups).filter(({ group }) => group === ministry)).toHaveLength(1);
});

it('knows the row whose count the source lost, and where monthly series have no row', async () => {
  const { groups } = await source();
  expect(groups.flatMap(({ body, lost }) => lost.map(({ month, method }) => [body, month, method]))).toEqual([
    ['日本私立学校振興・共済事業団', '2012-08-01', ''],
  ]);
  expect(gapsOf(groups, 2012).map(({ body, method, month }) => [body, method, month])).toEqual([
    ['総務省', 'immediate', '2013-06-01'],
    ['総務省', 'immediate', '2013-07-01'],
    ['日本私立学校振興・共済事業団', 'line', '2012-12-01'],
    ['日本私立学校振興・共済事業団', 'line', '2013-04-01'],
    ['厚生労働省', 'immediate', '2013-05-01'],
    ['厚生労働省', 'line', '2013-02-01'],
  ]);
});

it.each([
  ['grows', 539_365_200, 487_620_000, 0.106_1],
  ['no year before', 5, null, null],
  ['nothing before', 5, 0, null],
])('compares with the year before: %s', (_name, present, before, change) => {
  const found = growth(present, before);
  expect(found === null ? null : Math.round(found * 10_000) / 10_000).toBe(change);
});
