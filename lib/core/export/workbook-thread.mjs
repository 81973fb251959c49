import os from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import writeXlsxFile from 'write-excel-file/node';

/**
 * Writes a workbook beside the thread that answers pages (`workbook.ts` starts it): rows come in parts, the file goes back in parts.
 * @type {{ headers: string[], kinds: ('text' | 'number' | 'date' | 'instant')[], sheet: object, font: object }}
 */
const { headers, kinds, sheet, font } = workerData;

// Lowers the priority of this thread alone: on Linux each thread has its own.
if (process.platform === 'linux') os.setPriority(15);

const styles = {
  text: { type: String },
  number: { type: Number, format: '#,##0.###' },
  date: { type: Date, format: 'yyyy/mm/dd' },
  instant: { type: Date, format: 'yyyy/mm/dd hh:mm:ss' },
};

/** Excel's own limit; a longer text is cut. */
const longestText = 32_767;
/** XML has no place for most control characters. */
const unwritable = /[^\P{Cc}\t\n\r]/gu;

/** The format writes a character as `_x0041_`; a text that looks so is told apart by writing its first underscore in that way. */
const looksEscaped = /_(?=x[0-9a-f]{4}_)/gi;
/** @param {string} text */
const textOf = (text) => text.replace(unwritable, '').slice(0, longestText).replace(looksEscaped, '_x005F_');

/** @param {string | number | null} value of dates and instants: milliseconds @param {number} column */
function cellOf(value, column) {
  if (value === null) return null;
  const kind = kinds[column] ?? 'text';
  if (typeof value === 'string') return { ...styles.text, value: textOf(value) };
  return { ...styles[kind], value: kind === 'number' ? value : new Date(value) };
}

const headings = headers.map((value) => ({
  ...{ value, type: String, fontWeight: 'bold', backgroundColor: '#E6E6E6', wrap: true },
}));
/** What is said before the rows stands above the headings, and stays in view with them. */
const data = [];
let headed = false;
function head() {
  if (headed) return;
  headed = true;
  data.push(headings);
}

parentPort?.on(
  'message',
  async (/** @type {{ rows?: (string | number | null)[][], note?: string }} */ { rows, note }) => {
    if (note !== undefined) data.push([{ value: note, type: String }]);
    if (rows) {
      head();
      for (const row of rows) data.push(row.map(cellOf));
      parentPort?.postMessage({ taken: true });
    }
    if (rows || note !== undefined) return;
    head();
    const stickyRowsCount = data.indexOf(headings) + 1;
    const file = await writeXlsxFile(data, { ...sheet, stickyRowsCount }, font).toStream();
    for await (const part of file) parentPort?.postMessage({ part });
    parentPort?.postMessage({ end: true });
    parentPort?.close();
  },
);
