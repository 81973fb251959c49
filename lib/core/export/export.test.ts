import iconv from 'iconv-lite';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import type { ExportColumn, ExportFormat } from './columns';
import { missingInCp932 } from './cp932';
import { exportCut, exportResponse } from './response';

interface Row {
  subject: string;
  count: number | null;
  at: Date;
  on: string | null;
}

const columns: ExportColumn<Row>[] = [
  { header: '件名', value: (row) => row.subject },
  { header: '件数', kind: 'number', value: (row) => row.count },
  { header: '日時', kind: 'instant', value: (row) => row.at },
  { header: '日付', kind: 'date', value: (row) => row.on },
];
const at = new Date('2026-11-20T15:00:00Z');
const row = (subject: string): Row => ({ subject, count: -5, at, on: '2026-11-20' });
const list = (format: ExportFormat, ...subjects: string[]) =>
  exportResponse({ format, name: '問合せ一覧', columns, rows: [subjects.map(row)], locale: 'ja' });

describe('CSV', () => {
  it('is UTF-8 with a mark, CRLF, quoted where needed, times in Japan, saved under its Japanese name', async () => {
    const response = await list('csv', 'a,"b"\n葛\u{E0100}𠮷');
    expect(response.headers.get('content-disposition')).toContain(
      "filename*=UTF-8''%E5%95%8F%E5%90%88%E3%81%9B%E4%B8%80%E8%A6%A7.csv",
    );
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.toString('utf8')).toBe(
      '\ufeff件名,件数,日時,日付\r\n"a,""b""\n葛\u{E0100}𠮷",-5,2026-11-21 00:00:00,2026-11-20\r\n',
    );
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+81-25', "'+81-25"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', '"\'\r=1"'],
    ['＝1', "'＝1"],
    ['=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
    ['a=1', 'a=1'],
  ])('no formula gets out: %j', async (subject, written) => {
    const text = await (await list('csv', subject)).text();
    expect(text.split('件名,件数,日時,日付\r\n')[1]).toBe(`${written},-5,2026-11-21 00:00:00,2026-11-20\r\n`);
  });

  it('with nothing has its header', async () => {
    expect(await (await list('csv')).text()).toBe('件名,件数,日時,日付\r\n');
  });
});

describe('CP932', () => {
  it('holds what it can, twins included', async () => {
    const response = await list('csv-cp932', '髙﨑①〜−');
    const text = iconv.decode(Buffer.from(await response.arrayBuffer()), 'windows-932');
    expect(text).toContain('髙﨑①～－');
    expect(response.status).toBe(200);
  });

  it('writes no question mark: it says what cannot be written, and where', async () => {
    const response = await list('csv-cp932', '可', '𠮷野 葛\u{E0100}城', '辻\u{E0101}');
    const text = await response.text();
    expect(response.status).toBe(422);
    expect(text).toContain('3行目: 𠮷 葛\u{E0100}');
    expect(text).toContain('4行目: 辻\u{E0101}');
    expect(text).toContain('2行');
  });

  it.each([
    ['ASCII? ~\\', []],
    ['？', []],
    ['한글', ['한', '글']],
    ['か\u3099', ['か\u3099']],
    ['😀', ['😀']],
  ])('misses in %s', (text, missing) => {
    expect(missingInCp932(text)).toEqual(missing);
  });
});

it('Shift_JIS with 〓: nothing is refused, and the last lines say what stood where', async () => {
  const response = await list('csv-cp932-geta', '𠮷野家', '葛\u{E0100}城', '髙橋');
  const lines = iconv.decode(Buffer.from(await response.arrayBuffer()), 'windows-932').split('\r\n');
  expect(response.status).toBe(200);
  expect(lines.slice(1, 4).map((line) => line.split(',')[0])).toEqual(['〓野家', '〓城', '髙橋']);
  expect(lines.slice(4, -1)).toEqual([expect.stringContaining('2行'), '2行目: U+20BB7', '3行目: U+845B U+E0100']);
});

it('Excel: text stays text and codes keep their zeros, numbers and times are such, control characters are left out', async () => {
  const bytes = Buffer.from(await (await list('xlsx', '=1+1', '011002', '葛\u{E0100}𠮷\u0001')).arrayBuffer());
  const read = await readExcelFile(bytes);
  const rows = Array.isArray(read[0]) ? read : (read[0] as unknown as { data: unknown[][] }).data;
  expect(rows).toEqual([
    ['件名', '件数', '日時', '日付'],
    ['=1+1', -5, new Date('2026-11-21T00:00:00Z'), new Date('2026-11-20T00:00:00Z')],
    ['011002', -5, new Date('2026-11-21T00:00:00Z'), new Date('2026-11-20T00:00:00Z')],
    ['葛\u{E0100}𠮷', -5, new Date('2026-11-21T00:00:00Z'), new Date('2026-11-20T00:00:00Z')],
  ]);
});

it('Excel: text that looks like an escaped character is read as it was written', async () => {
  const typed = ['_x0041_', 'a_X00e9_b', '_x005F_x0041_', '_x41_'];
  const bytes = Buffer.from(await (await list('xlsx', ...typed)).arrayBuffer());
  const read = await readExcelFile(bytes);
  const rows = Array.isArray(read[0]) ? read : (read[0] as unknown as { data: unknown[][] }).data;
  expect((rows as unknown[][]).slice(1).map(([subject]) => subject)).toEqual(typed);
});

describe('a file that ends before the list does', () => {
  const cut = (format: 'csv' | 'csv-cp932' | 'xlsx') =>
    exportResponse({ format, name: '一覧', columns, rows: [{ note: exportCut('ja', 1) }, [row('一')]], locale: 'ja' });
  const note = '※このファイルに入っているのは、はじめの1件です。';

  it('says so in its first line, above the headings', async () => {
    const lines = (await (await cut('csv')).text()).split('\r\n');
    expect([lines[0], lines[1]]).toEqual([expect.stringContaining(note), expect.stringContaining('件名')]);
    const text = iconv.decode(Buffer.from(await (await cut('csv-cp932')).arrayBuffer()), 'windows-932');
    expect(text.split('\r\n')[0]).toContain(note);
    const read = await readExcelFile(Buffer.from(await (await cut('xlsx')).arrayBuffer()));
    const rows = Array.isArray(read[0]) ? read : (read[0] as unknown as { data: unknown[][] }).data;
    expect((rows as unknown[][]).slice(0, 2).map(([first]) => first)).toEqual([expect.stringContaining(note), '件名']);
  });
});

it('Excel: a reader who goes away leaves no thread behind, and a list that breaks off no file', async () => {
  async function* broken() {
    yield [row('一')];
    throw new Error('broken off');
  }
  const answer = await exportResponse({ format: 'xlsx', name: '一覧', columns, rows: broken(), locale: 'ja' });
  await expect(answer.arrayBuffer()).rejects.toThrow('broken off');
  const left = await list('xlsx', '一');
  await left.body?.cancel();
});
