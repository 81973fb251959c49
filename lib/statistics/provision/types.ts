import { z } from 'zod';
import type { Method } from './constants';
import { methods } from './constants';

/** A reporting year as the list of years shows it. Counts are whole numbers of records. */
export const yearSummaryShape = z.object({
  id: z.string(),
  /** The calendar year in which it begins. */
  year: z.number(),
  declaredTotal: z.number().nullable(),
  /** What the stated total is rounded to; 1 = exact. */
  declaredUnit: z.number(),
  /** Of the imported counts; null = none are imported. */
  sum: z.number().nullable(),
  noticedOn: z.string().nullable(),
  signatory: z.string(),
  basis: z.string(),
  publishedAt: z.date().nullable(),
  version: z.number(),
});
export type YearSummary = z.infer<typeof yearSummaryShape>;

export const countRowShape = z.object({
  /** `YYYY-MM-01`. */
  month: z.string(),
  method: z.enum(methods),
  count: z.number(),
});
export type CountRow = z.infer<typeof countRowShape>;

export const lostRowShape = z.object({
  month: z.string(),
  method: z.union([z.enum(methods), z.literal('')]),
  reason: z.string(),
});

/** A body with a set of laws, and its one series. */
export const groupDetailShape = z.object({
  id: z.string(),
  position: z.number(),
  body: z.string(),
  laws: z.array(z.string()).readonly(),
  note: z.string(),
  counts: z.array(countRowShape).readonly(),
  lost: z.array(lostRowShape).readonly(),
});
export type GroupDetail = z.infer<typeof groupDetailShape>;

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
