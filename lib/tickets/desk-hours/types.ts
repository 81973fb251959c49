/** When a desk works, of one organization. Minutes of the day (JST). */
export interface Hours {
  readonly validFrom: string;
  readonly opens: number;
  readonly closes: number;
}

/** A named day on which it works beside them. */
export interface ExtraDay {
  readonly name: string;
  /** Null = `weekday` (0 = Monday) and `nth` of the month say when. */
  readonly date: string | null;
  readonly weekday: number | null;
  readonly nth: readonly number[];
  readonly opens: number;
  readonly closes: number;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** Everything a desk's hours follow. */
export interface DeskCalendar {
  readonly hours: readonly Hours[];
  readonly extraDays: readonly ExtraDay[];
  /** National holidays and what the nation, the prefecture or the organization itself is closed on. */
  readonly closed: ReadonlySet<string>;
}

/** Minutes of the day in which a desk works. */
export interface DaySpan {
  readonly opens: number;
  readonly closes: number;
  /** Of the extra day that opens it; null = an ordinary one. */
  readonly name: string | null;
}
