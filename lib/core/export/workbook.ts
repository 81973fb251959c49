import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import type { ExportColumn, ExportRows } from './columns';

const tokyoOffset = 9 * 3_600_000;
/** Excel's own limits; a longer text is cut, more rows do not fit into a sheet. */
const longestText = 32_767;

/** XML has no place for most control characters. */
const unwritable = /[^\P{Cc}\t\n\r]/gu;

const headerOf = (header: string): Cell => ({
  value: header,
  type: String,
  fontWeight: 'bold',
  backgroundColor: '#E6E6E6',
  wrap: true,
});

function cellOf<Row>(column: ExportColumn<Row>, row: Row): Cell {
  const value = column.value(row);
  if (value === null) return null;
  if (typeof value === 'number') return { value, type: Number, format: '#,##0.###' };
  // A sheet knows no zones: the date's UTC parts are what is written, so they are those of Japan.
  if (value instanceof Date) {
    return { value: new Date(value.getTime() + tokyoOffset), type: Date, format: 'yyyy/mm/dd hh:mm:ss' };
  }
  if (column.kind === 'date') return { value: new Date(`${value}T00:00:00Z`), type: Date, format: 'yyyy/mm/dd' };
  return { value: value.replace(unwritable, '').slice(0, longestText), type: String };
}

/** One sheet, its first row fixed. Text is typed as text, so nothing in it is ever run as a formula. */
export async function workbook<Row>(
  name: string,
  columns: readonly ExportColumn<Row>[],
  rows: ExportRows<Row>,
): Promise<Buffer> {
  const data: Cell[][] = [columns.map(({ header }) => headerOf(header))];
  for await (const part of rows) for (const row of part) data.push(columns.map((column) => cellOf(column, row)));
  const sheet = {
    sheet: name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31),
    stickyRowsCount: 1,
    columns: columns.map(({ width = 18 }) => ({ width })),
  };
  return writeXlsxFile(data, sheet, { fontFamily: 'Yu Gothic', fontSize: 11 }).toBuffer();
}
