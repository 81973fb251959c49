import { expect, it } from 'vitest';
import { UnprintableText } from './characters';
import { sheetPdf } from './sheet';

const sheetOf = (text: string) =>
  sheetPdf({
    ...{
      title: '接続開始申請',
      number: '第1号',
      author: '聖籠町',
      at: new Date('2026-11-29T09:00:00+09:00'),
      foot: '印刷',
    },
    sections: [{ title: '申請\tの内容', rows: [{ label: '接続試験の結果', text }] }],
  });

it.each(['', '全項目\t合格', '一行目\n二行目', '鈴\u0007と改頁\u000b'])('prints %j', async (text) => {
  expect((await sheetOf(text)).subarray(0, 5).toString()).toBe('%PDF-');
});

it('refuses what no font has', async () => {
  await expect(sheetOf('合格\u{1f44d}')).rejects.toThrow(UnprintableText);
});
