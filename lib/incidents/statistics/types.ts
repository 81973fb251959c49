export interface MonthRow {
  /** `YYYY-MM` in Japan, of the detection. */
  readonly month: string;
  readonly count: number;
  readonly urgent: number;
  readonly leak: number;
  readonly security: number;
  readonly workError: number;
  readonly open: number;
  /** Medians in hours; null = of none of them. */
  readonly toOperator: number | null;
  readonly toClose: number | null;
}

export interface BodyRow {
  readonly name: string;
  readonly count: number;
  readonly open: number;
}
