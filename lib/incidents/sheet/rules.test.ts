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
  ['in English, with a time of Excel', [['Recovered at', '2026-11-20T12:30']], { recoveredAt: '2026-11-20T12:30' }],
  ['without characters that nobody typed', [['対象システム', 'あ\u0000い\u0007う']], { system: 'あいう' }],
  ['whose lines stay', [['事象の概要', '一\n二']], { summary: '一\n二' }],
] as const)('reads a sheet %s', (_name, rows, values) => {
  expect(readSheet(rows, labels)).toEqual({ values, refused: [] });
});

it('names what no form takes', () => {
  const rows = [
    ['対象システム', '中間サーバー'],
    ['電話番号', '=HYPERLINK("x")'],
    ['発生日時', '2026/2/30 10:00'],
    ['復旧日時', 'きのう'],
    ['事象の概要', 'あ'.repeat(10_000)],
  ];
  const refused = ['contactPhone', 'occurredAt', 'recoveredAt', 'summary'];
  expect(readSheet(rows, labels)).toEqual({ values: { system: '中間サーバー' }, refused });
});

it('is no sheet of ours', () => {
  expect(readSheet([['氏名', '住所']], labels)).toBeNull();
});
