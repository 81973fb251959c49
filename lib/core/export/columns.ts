/**
 * Lists go out as `xlsx`, `csv` (UTF-8) or `csv-cp932` (for programs that read nothing else), which is refused where it cannot hold a
 * character, or in which (`csv-cp932-geta`) 〓 stands in the place of each such character. Excel is offered first, because opening
 * a CSV there takes the leading zeros off codes and telephone numbers (docs/decisions/0018-exports.md).
 */
export const exportFormats = ['xlsx', 'csv', 'csv-cp932', 'csv-cp932-geta'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** `instant`: an instant, written as date and time in Japan. `date`: a business date `YYYY-MM-DD`. */
export type ExportColumn<Row> =
  | {
      readonly kind?: 'text';
      readonly header: string;
      readonly width?: number;
      readonly value: (row: Row) => string | null;
    }
  | {
      readonly kind: 'number';
      readonly header: string;
      readonly width?: number;
      readonly value: (row: Row) => number | null;
    }
  | {
      readonly kind: 'date';
      readonly header: string;
      readonly width?: number;
      readonly value: (row: Row) => string | null;
    }
  | {
      readonly kind: 'instant';
      readonly header: string;
      readonly width?: number;
      readonly value: (row: Row) => Date | null;
    };

/** What a file says that does not hold all there is: before its rows, above the headings. */
export interface ExportNote {
  readonly note: string;
}

type Part<Row> = readonly Row[] | ExportNote;

export const isNote = <Row>(part: Part<Row>): part is ExportNote => 'note' in part;

/** Rows in the parts in which they are read, so that a long list is never in memory as a whole. */
export type ExportRows<Row> = AsyncIterable<Part<Row>> | Iterable<Part<Row>>;
