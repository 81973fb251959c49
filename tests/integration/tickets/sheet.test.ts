import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { readWorkbook, sheetPaper, sheetWorkbook } from '@/lib/tickets/sheet/gateway';
import { sheetRows } from '@/lib/tickets/sheet/rules';

const values = {
  subject: '副本登録のエラー',
  system: 'linkage_server',
  category: 'fault',
  urgency: 'normal',
  question: '=1+1 で始まる本文\n葛\u{e0100}城、𠮷田',
};

it('the workbook that goes out is read back into the same fields', async () => {
  const bytes = await sheetWorkbook(sheetRows(values), '');
  expect(await readWorkbook(Readable.from([bytes]))).toEqual({ fields: values, unread: [] });
});

it.each([
  ['no workbook at all', Buffer.from('件名,副本')],
  ['half a workbook', Buffer.from('504b0304140000000800', 'hex')],
])('%s is refused', async (_name, bytes) => {
  expect(await readWorkbook(Readable.from([bytes]))).toBeNull();
});

it('is printed over as many pages as it takes', async () => {
  const rows = sheetRows({ ...values, question: '長い本文です。\n'.repeat(200) });
  const printed = { number: '26-000001-5', organization: '聖籠町', rows, answer: '回答', at: new Date(0) };
  const pdf = await sheetPaper(printed);
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(3);
});
