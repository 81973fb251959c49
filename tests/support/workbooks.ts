import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** What looks like a workbook, with a sheet of so many zeros. */
export function packedWorkbook(zeros: number): Promise<Buffer> {
  const zip = new ZipFile();
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
  const types = `<Types><Override PartName="/xl/workbook.xml" ContentType="${type}"/></Types>`;
  zip.addBuffer(Buffer.from(types), '[Content_Types].xml');
  zip.addBuffer(Buffer.from('<workbook/>'), 'xl/workbook.xml');
  zip.addBuffer(Buffer.alloc(zeros), 'xl/worksheets/sheet1.xml');
  zip.end();
  return buffer(zip.outputStream);
}
