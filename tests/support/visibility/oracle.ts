import type { Viewer } from './world';

/** A row as the database has it. */
// biome-ignore lint/suspicious/noExplicitAny: a row of any table
export type Row = Record<string, any>;

/** Every row of every table, past row-level security. */
export type Data = Readonly<Record<string, readonly Row[]>>;

export type Rule = (row: Row, viewer: Viewer, data: Data) => boolean;

/**
 * Who may do what to the rows of one table, written by hand from the domain and not from the policies. A verb that is not
 * named is nobody's.
 */
export interface Oracle {
  readonly select?: Rule;
  readonly insert?: Rule;
  readonly update?: Rule;
  readonly delete?: Rule;
  /** What an update writes; the same value again, unless the table allows only a certain change. */
  readonly change?: Row;
  /** Columns that nobody reads through the application's role, whoever sees the row. */
  readonly hidden?: readonly string[];
}

export type Oracles = Readonly<Record<string, Oracle>>;

export const everybody: Rule = () => true;
export const center: Rule = (_row, viewer) => viewer.kind === 'center';

export const find = (data: Data, table: string, id: string): Row | undefined =>
  data[table]?.find((row) => row.id === id);

/** The organization's own, or of a municipality of the prefecture (代行). */
export const administered = (organizationId: string, viewer: Viewer, data: Data): boolean =>
  organizationId === viewer.organizationId ||
  find(data, 'organizations', organizationId)?.parent_id === viewer.organizationId;

export const ownUser: Rule = (row, viewer) => row.user_id === viewer.userId;
