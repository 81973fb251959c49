import { Readable } from 'node:stream';
import { attachmentDisposition } from '@/lib/core/http/disposition';
import { catalog } from '@/lib/core/i18n/catalog';
import { fill } from '@/lib/core/i18n/fill';
import type { Locale } from '@/lib/core/i18n/locale';
import { codePointsOf } from '../pdf/characters';
import { type ExportColumn, type ExportFormat, type ExportNote, type ExportRows, isNote } from './columns';
import { encodeCp932, missingInCp932, withGeta } from './cp932';
import { csvHeader, csvLine, csvNote } from './csv';
import { withRows } from './rows';
import { workbook } from './workbook';

interface Export<Row> {
  readonly format: ExportFormat;
  /** Title of the list; the file's name without its ending. */
  readonly name: string;
  readonly columns: readonly ExportColumn<Row>[];
  readonly rows: ExportRows<Row>;
  readonly locale: Locale;
}

/** The answer that makes a browser save a list. Streamed, except plain CP932, which is made first, because it can fail. */
export async function exportResponse<Row>(list: Export<Row>): Promise<Response> {
  let count = 0;
  async function* counted() {
    for await (const part of list.rows) {
      if (!isNote(part)) count += part.length;
      yield part;
    }
  }
  return withRows(await answerWith({ ...list, rows: counted() }), () => count);
}

async function answerWith<Row>(list: Export<Row>): Promise<Response> {
  if (list.format === 'xlsx') {
    const file = workbook(list.name, list.columns, list.rows);
    return new Response(file, { headers: headers(list.name, 'xlsx', sheetType) });
  }
  if (list.format === 'csv-cp932') return cp932Response(list);
  if (list.format === 'csv-cp932-geta') return getaResponse(list);
  return new Response(Readable.toWeb(Readable.from(utf8(list))) as ReadableStream<Uint8Array>, {
    headers: headers(list.name, 'csv', 'text/csv; charset=utf-8'),
  });
}

/** The first line of a file that ends before the list does. */
export const exportCut = (locale: Locale, count: number): string => fill(catalog[locale].export.cut, { count });

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function headers(name: string, ending: string, type: string): Record<string, string> {
  return {
    'content-type': type,
    'content-disposition': attachmentDisposition(`${name}.${ending}`),
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  };
}

/** Where the headings go: behind what is said before the rows. */
async function* headed<Row>(rows: ExportRows<Row>): AsyncGenerator<readonly Row[] | ExportNote | 'headings'> {
  let begun = false;
  for await (const part of rows) {
    if (!begun && !isNote(part)) {
      begun = true;
      yield 'headings';
    }
    yield part;
  }
  if (!begun) yield 'headings';
}

/** With a byte-order mark: without it Excel reads Japanese as another encoding. */
async function* utf8<Row>({ columns, rows }: Export<Row>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode('\ufeff');
  for await (const part of headed(rows)) {
    if (part === 'headings') yield encoder.encode(csvHeader(columns));
    else yield encoder.encode(isNote(part) ? csvNote(part.note) : part.map((row) => csvLine(columns, row)).join(''));
  }
}

/** With 〓 where CP932 has no character; what stood there is listed in the last lines, by its code. */
function getaResponse<Row>(list: Export<Row>): Response {
  return new Response(Readable.toWeb(Readable.from(geta(list))) as ReadableStream<Uint8Array>, {
    headers: headers(list.name, 'csv', 'text/csv; charset=Shift_JIS'),
  });
}

async function* geta<Row>({ columns, rows, locale }: Export<Row>): AsyncGenerator<Uint8Array> {
  const words = catalog[locale].export;
  const replaced: string[] = [];
  let line = 0;
  for await (const part of headed(rows)) {
    if (part === 'headings' || isNote(part)) {
      line++;
      yield encodeCp932(withGeta(part === 'headings' ? csvHeader(columns) : csvNote(part.note)));
    } else
      for (const row of part) {
        line++;
        const text = csvLine(columns, row);
        const missing = missingInCp932(text).map(codePointsOf);
        if (missing.length > 0) replaced.push(fill(words.cp932Place, { line, characters: missing.join(', ') }));
        yield encodeCp932(withGeta(text));
      }
  }
  if (replaced.length === 0) return;
  yield encodeCp932(withGeta(csvNote(fill(words.cp932Replaced, { count: replaced.length }))));
  for (const place of replaced) yield encodeCp932(csvNote(place));
}

const mostPlaces = 50;

/** Nothing is replaced by `?`: a list that CP932 cannot hold is not written, and the reader is told what and where. */
async function cp932Response<Row>({ name, columns, rows, locale }: Export<Row>): Promise<Response> {
  const parts: Uint8Array[] = [];
  const places: string[] = [];
  const words = catalog[locale].export;
  let line = 0;
  for await (const part of headed(rows)) {
    if (part === 'headings' || isNote(part)) {
      line++;
      parts.push(encodeCp932(part === 'headings' ? csvHeader(columns) : csvNote(part.note)));
    } else
      for (const row of part) {
        line++;
        const text = csvLine(columns, row);
        const missing = missingInCp932(text);
        if (missing.length > 0) places.push(fill(words.cp932Place, { line, characters: missing.join(' ') }));
        else if (places.length === 0) parts.push(encodeCp932(text));
      }
  }
  if (places.length === 0) {
    return new Response(new Blob(parts as BlobPart[]), {
      headers: headers(name, 'csv', 'text/csv; charset=Shift_JIS'),
    });
  }
  const more = places.length - mostPlaces;
  const lines = [
    fill(words.cp932Missing, { count: places.length }),
    words.cp932Advice,
    '',
    ...places.slice(0, mostPlaces),
  ];
  if (more > 0) lines.push(fill(words.cp932More, { count: more }));
  return new Response(`${lines.join('\n')}\n`, {
    status: 422,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
}
