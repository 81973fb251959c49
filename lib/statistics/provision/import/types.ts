import type { Column, Method } from '../constants';

/** As CSV (text) and Excel (numbers and dates, too) give it. */
export type Cell = string | number | boolean | Date | null | undefined;

/** A line of the file with its number, counted as an editor or Excel counts. */
export interface FileRow {
  readonly line: number;
  readonly cells: readonly Cell[];
}

export const importRules = [
  'heading',
  'headingTwice',
  'empty',
  'noBody',
  'noLaws',
  'unknownBody',
  'month',
  'monthWithoutYear',
  'monthBackwards',
  'tooEarly',
  'inFuture',
  'count',
  'negative',
  'fraction',
  'tooLarge',
  'method',
  'twoMethods',
  'lineTwice',
  'groupTwice',
  'monthImported',
  'afterTotal',
  'totalManyYears',
  'totalDiffers',
  'tooMany',
  'unreadable',
] as const;
export type ImportRule = (typeof importRules)[number];

/** What is wrong in a line, by the field's name in the file; an empty field is the line or the file itself. */
export interface ImportProblem {
  readonly line: number;
  readonly field: Column | '';
  readonly rule: ImportRule;
  /** What stands there, or what it was compared with. */
  readonly value: string;
}

export interface ReadCount {
  readonly line: number;
  /** `YYYY-MM-01`. */
  readonly month: string;
  readonly method: Method;
  readonly count: number;
}

export interface ReadLost {
  readonly line: number;
  readonly month: string;
  /** Empty = lost, too. */
  readonly method: Method | '';
  readonly reason: string;
}

export interface ReadGroup {
  readonly line: number;
  readonly body: string;
  readonly laws: readonly string[];
  readonly note: string;
  readonly counts: readonly ReadCount[];
  readonly lost: readonly ReadLost[];
}

export interface ReadTable {
  readonly groups: readonly ReadGroup[];
  /** 提供件数合計; null = the file states none. */
  readonly total: number | null;
  readonly problems: readonly ImportProblem[];
}

export interface ImportOptions {
  /** Bodies that are in no earlier table are taken up. */
  readonly newBodies: boolean;
  /** Months that are there already are replaced as a whole. */
  readonly replace: boolean;
  /** The stated total is kept beside the sum, though they differ. */
  readonly acceptDifference: boolean;
}

export interface Imported {
  readonly lines: number;
  readonly groups: number;
  readonly counts: number;
  readonly lost: number;
  readonly replaced: number;
  readonly newBodies: number;
  readonly years: readonly number[];
  readonly sum: number;
  readonly total: number | null;
}
