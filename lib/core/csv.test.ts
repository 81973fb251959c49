import { expect, it } from 'vitest';
import { csvText } from './csv';

it('quotes, doubles quotes, keeps line breaks and rare glyphs', () => {
  const text = csvText(
    ['コード', '名称'],
    [
      ['153079', '聖籠町 "町"'],
      ['1', '葛󠄀\n𠮷'],
      [null as unknown as string, 12],
    ],
  );
  expect(text).toBe('\ufeff"コード","名称"\r\n"153079","聖籠町 ""町"""\r\n"1","葛󠄀\n𠮷"\r\n"","12"\r\n');
});

it.each([
  ['=1+1', `"'=1+1"`],
  ['+cmd|calc', `"'+cmd|calc"`],
  ['-2+3+cmd', `"'-2+3+cmd"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['\t=1', `"'\t=1"`],
  ['+81-25-000-1234', '"+81-25-000-1234"'],
  ['-12', '"-12"'],
  ['025-000-1234', '"025-000-1234"'],
])('%j is written %s', (value, written) => {
  expect(csvText(['a'], [[value]])).toContain(written);
});
