import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { rowsOfFile } from '@/lib/training/enrolling/gateway';
import { packedWorkbook } from '@/tests/support/workbooks';

const read = (bytes: Buffer) => rowsOfFile(Readable.from([bytes]), '受講者.xlsx');

/** A workbook of so many people below its heading. */
async function peopleIn(count: number): Promise<Buffer> {
  const row = (cells: readonly string[]) => cells.map((value) => ({ type: String, value }));
  const people = Array.from({ length: count }, (_, place) => row([`S${place}`, `試験 ${place}`, '住民課']));
  const made = await writeXlsxFile([row(['職員番号', '氏名', '所属']), ...people], { sheet: '受講者' });
  return made.toBuffer();
}

it('reads every line of a workbook of 5,000 people', async () => {
  const rows = await read(await peopleIn(5_000));
  expect(rows).toHaveLength(5_001);
  expect(rows?.[0]).toEqual(['職員番号', '氏名', '所属']);
  expect(rows?.[5_000]).toEqual(['S4999', '試験 4999', '住民課']);
});

it.each([
  ['unpacks to much', () => packedWorkbook(60_000_000)],
  ['is half of one', () => packedWorkbook(10)],
  ['has more lines than are taken', () => peopleIn(20_001)],
])('takes no workbook that %s', async (_what, make) => {
  expect(await read(await make())).toBeNull();
});
