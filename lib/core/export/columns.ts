/** Lists go out as `csv` (UTF-8), `csv-cp932` (for programs that read nothing else) or `xlsx`. */
export const exportFormats = ['csv', 'csv-cp932', 'xlsx'] as const;
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

/** Rows in the parts in which they are read, so that a long list is never in memory as a whole. */
export type ExportRows<Row> = AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>;
