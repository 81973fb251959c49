import type { ExportNote } from './columns';

interface Paged<Row> {
  /** One page of the list, from 1. */
  readonly read: (page: number) => Promise<{ readonly rows: readonly Row[] }>;
  /** Rows of a page, and those that a file holds: a multiple. */
  readonly part: number;
  readonly limit: number;
  /** What a file says that does not hold them all. */
  readonly cut: string;
}

/** A list page by page, each its own short transaction. What a longer one leaves out is looked up before, so that its file begins with it. */
export async function* pagedRows<Row>({
  read,
  part,
  limit,
  cut,
}: Paged<Row>): AsyncGenerator<readonly Row[] | ExportNote> {
  let { rows } = await read(1);
  if (rows.length === part && (await read(limit / part + 1)).rows.length > 0) yield { note: cut };
  for (let page = 2; ; page += 1) {
    yield rows;
    if (rows.length < part || page > limit / part) return;
    ({ rows } = await read(page));
  }
}
