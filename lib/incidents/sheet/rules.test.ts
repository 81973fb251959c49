import { expect, it } from 'vitest';
import en from '../messages/en/incidents.json';
import ja from '../messages/ja/incidents.json';
import { readSheet } from './rules';

const labels = [ja.report, en.report];

it.each([
  [
    'in Japanese',
    [
      ['項目', '内容'],
      ['対象システム', '中間サーバー'],
      ['発生日時', '2026/11/20 9:05'],
    ],
    { system: '中間サーバー', occurredAt: '2026-11-20T09:05' },
  ],
  [
    'in English, with a time of Excel',
    [['Recovered at', new Date('2026-11-20T12:30:00Z')]],
    { recoveredAt: '2026-11-20T12:30' },
  ],
  [
    'without what no form takes',
    [
      ['対象システム', '中間サーバー'],
      ['電話番号', '=HYPERLINK("x")'],
      ['発生日時', 'きのう'],
    ],
    { system: '中間サーバー' },
  ],
  ['with numbers', [['影響を受けた人数', 12]], { persons: '12' }],
] as const)('reads a sheet %s', (_name, rows, values) => {
  expect(readSheet(rows, labels)).toEqual(values);
});

it('is no sheet of ours', () => {
  expect(readSheet([['氏名', '住所']], labels)).toBeNull();
});
