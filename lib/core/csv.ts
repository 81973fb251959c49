/**
 * CSV for spreadsheet programs: UTF-8 with a byte-order mark (without it Excel reads Japanese as another encoding), CRLF, every
 * field quoted. A field that a program would take for a formula gets an apostrophe in front.
 */
export type CsvValue = string | number | null;

const formula = /^[=+\-@\t\r]/;
/** Telephone numbers and negative figures begin like a formula and are none. */
const harmless = /^[+-]?[\d ()-]+$/;

function field(value: CsvValue): string {
  const text = value === null ? '' : String(value);
  const safe = formula.test(text) && !harmless.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

export function csvText(header: readonly string[], rows: Iterable<readonly CsvValue[]>): string {
  const lines = [header, ...rows].map((row) => row.map(field).join(','));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

/** The answer that makes a browser save it; `name` is ASCII. */
export function csvResponse(name: string, text: string): Response {
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
    },
  });
}
