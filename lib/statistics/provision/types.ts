import type { Method } from './constants';

/** A reporting year as the list of years shows it. Counts are whole numbers of records. */
export interface YearSummary {
  readonly id: string;
  /** The calendar year in which it begins. */
  readonly year: number;
  readonly declaredTotal: number | null;
  /** What the stated total is rounded to; 1 = exact. */
  readonly declaredUnit: number;
  /** Of the imported counts; null = none are imported. */
  readonly sum: number | null;
  readonly noticedOn: string | null;
  readonly signatory: string;
  readonly basis: string;
  readonly publishedAt: Date | null;
  readonly version: number;
}

export interface CountRow {
  /** `YYYY-MM-01`. */
  readonly month: string;
  readonly method: Method;
  readonly count: number;
}

export interface LostRow {
  readonly month: string;
  readonly method: Method | '';
  readonly reason: string;
}

/** A body with a set of laws, and its one series. */
export interface GroupDetail {
  readonly id: string;
  readonly position: number;
  readonly body: string;
  readonly laws: readonly string[];
  readonly note: string;
  readonly counts: readonly CountRow[];
  readonly lost: readonly LostRow[];
}

/** The counts of one group by one method, month by month. */
export interface Series {
  readonly group: GroupDetail;
  readonly method: Method;
  /** By `YYYY-MM-01`; a month without a row is not in it: missing is not zero. */
  readonly counts: ReadonlyMap<string, number>;
  readonly sum: number;
}

/** A month that has no row in a series which otherwise goes on. */
export interface Gap {
  readonly body: string;
  readonly laws: readonly string[];
  readonly method: Method;
  readonly month: string;
}

export interface LabelledSum {
  readonly label: string;
  readonly byMethod: Readonly<Record<Method, number>>;
  readonly sum: number;
}

/** The total that the table states beside what was imported. */
export interface Comparison {
  readonly declared: number | null;
  readonly sum: number;
  /** Declared less sum; null = no total is stated. */
  readonly difference: number | null;
}
