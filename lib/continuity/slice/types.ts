/** A table of a town's slice. Names come from code, never from input. */
export interface SliceTable {
  readonly table: string;
  /** Columns of the primary key, by which rows are ordered. */
  readonly key: readonly string[];
  /** SQL that is true for the town's rows; `$town` stands for its id. */
  readonly scope: string;
  /** Rows of everybody's: only added to and changed by a restore, never deleted. */
  readonly reference?: boolean;
  /** SQL by which rows are ordered before their key: parents first. */
  readonly order?: string;
  /** Columns that a site writes itself: a restore leaves them alone, changes of them are not logged. */
  readonly siteColumns?: readonly string[];
  /** A column that is sealed with a key of the installation: in the slice (which is encrypted) it is open, at the other end sealed anew. */
  readonly sealed?: string;
}

export interface TableSummary {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: number;
  /** Of the table's text as COPY writes it, hex. */
  readonly sha256: string;
}

/** The last entry of a copy: what must be in it. */
export interface SliceManifest {
  readonly format: number;
  readonly town: string;
  readonly kind: 'full' | 'increment' | 'host';
  readonly fromNumber: number;
  readonly toNumber: number;
  readonly dataAt: string;
  readonly tables: readonly TableSummary[];
}
