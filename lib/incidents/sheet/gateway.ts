import 'server-only';
import readExcelFile from 'read-excel-file/node';
import type { Cell } from './rules';

const most = 200;

/** The first rows of a workbook's first sheet; null = it is no workbook. */
export async function readRows(bytes: Buffer): Promise<readonly (readonly Cell[])[] | null> {
  try {
    const sheets = (await readExcelFile(bytes)) as unknown as readonly { data: readonly (readonly Cell[])[] }[];
    return (sheets[0]?.data ?? []).slice(0, most);
  } catch {
    return null;
  }
}
